package io.smartqueue.staff;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A person who works, or has worked, in the current organisation.
 *
 * @param publicName what customers are told
 * @param siteIds the sites to which the role is limited; empty means all of them
 */
public record StaffMember(
        StaffId id,
        UUID accountId,
        String email,
        String name,
        String publicName,
        Role role,
        Set<UUID> siteIds,
        boolean isActive,
        Instant createdAt) {}
