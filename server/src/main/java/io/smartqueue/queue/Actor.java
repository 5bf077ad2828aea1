package io.smartqueue.queue;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Right;
import io.smartqueue.security.StaffId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person or system that acts on a ticket, as the history names them.
 *
 * @param staff empty for customers, the system and the operator
 * @param servesForOthers whether tickets in another agent's hand may be acted on
 * @param siteIds the only sites where they may act; empty means all of them
 */
public record Actor(Kind kind, Optional<StaffId> staff, boolean servesForOthers, Set<UUID> siteIds) {

    public enum Kind {
        STAFF,
        CUSTOMER,
        SYSTEM;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Actor of(Caller caller) {
        return new Actor(
                Kind.STAFF,
                caller.membership().map(Membership::id),
                caller.may(Right.SERVE_FOR_OTHERS),
                caller.siteIds());
    }

    public static Actor agent(StaffId agent) {
        return new Actor(Kind.STAFF, Optional.of(agent), false, Set.of());
    }

    /** On their own ticket, whichever agent has it. The caller has checked which ticket that is. */
    public static Actor customer() {
        return new Actor(Kind.CUSTOMER, Optional.empty(), true, Set.of());
    }

    public static Actor system() {
        return new Actor(Kind.SYSTEM, Optional.empty(), true, Set.of());
    }

    public @Nullable UUID id() {
        return staff.map(StaffId::value).orElse(null);
    }

    public void requireSite(UUID site) {
        if (!siteIds.isEmpty() && !siteIds.contains(site)) {
            throw Refusal.forbidden("other_site", "Your role is limited to other sites.");
        }
    }
}
