package io.smartqueue.staff.invitation;

import io.smartqueue.security.Role;
import io.smartqueue.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person may accept.
 *
 * @param organisation empty when the invitation is to run the installation
 * @param publicName what its customers would be told
 */
public record Invitation(
        UUID id, Optional<Tenant> organisation, Role role, Optional<String> publicName, Instant invitedAt) {}
