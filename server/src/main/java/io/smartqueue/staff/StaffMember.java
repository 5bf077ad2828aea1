package io.smartqueue.staff;

import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.staff.invitation.InvitationLetter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who works, has worked or is invited to work in the current organisation.
 *
 * @param publicName what customers are told
 * @param siteIds the sites to which the role is limited; empty means all of them
 * @param skills in the order of the alphabet
 */
public record StaffMember(
        StaffId id,
        UUID accountId,
        String email,
        String name,
        String publicName,
        Role role,
        Set<UUID> siteIds,
        List<String> skills,
        Standing standing,
        Instant createdAt) {

    public enum Status {
        ACTIVE,
        /** Has an account that another organisation made, and has not accepted yet: no right before that. */
        INVITED,
        /** Was invited, and the invitation was withdrawn before it was accepted. */
        WITHDRAWN,
        LEFT
    }

    /** @param letter of the open invitation; null where it was handed over, and where there is none */
    public record Standing(Status status, @Nullable InvitationLetter letter) {}

    public Status status() {
        return standing.status;
    }

    public @Nullable InvitationLetter letter() {
        return standing.letter;
    }

    public boolean isActive() {
        return standing.status == Status.ACTIVE;
    }
}
