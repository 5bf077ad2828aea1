package io.smartqueue.staff;

import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A person who works, has worked or is invited to work in the current organisation.
 *
 * @param publicName what customers are told
 * @param siteIds the sites to which the role is limited; empty means all of them
 * @param skills in the order of the alphabet
 */
record StaffMember(
        StaffId id,
        UUID accountId,
        String email,
        String name,
        String publicName,
        Role role,
        Set<UUID> siteIds,
        List<String> skills,
        Status status,
        Instant createdAt) {

    public enum Status {
        ACTIVE,
        /** Has an account that another organisation made, and has not accepted yet: no right before that. */
        INVITED,
        /** Was invited, and the invitation was withdrawn before it was accepted. */
        WITHDRAWN,
        LEFT
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
