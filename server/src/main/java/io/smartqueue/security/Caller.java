package io.smartqueue.security;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.Tenant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is asking, in the organisation that the request is about. A controller takes it as a parameter. */
public record Caller(Principal principal, Tenant tenant) {

    public Optional<Membership> membership() {
        return principal.in(tenant.id());
    }

    /** @throws Refusal for the operator, who stands at no counter */
    public StaffId staffId() {
        return membership()
                .map(Membership::id)
                .orElseThrow(() -> Refusal.forbidden("not_staff", "Only the organisation's own staff can do this."));
    }

    public boolean may(Right right) {
        return principal.operator() && right.belongsTo(Role.OPERATOR)
                || membership().map(place -> right.belongsTo(place.role())).orElse(false);
    }

    public void require(Right right) {
        if (!may(right)) {
            throw Refusal.forbidden("missing_right", "Your role does not include " + right + ".");
        }
    }

    /** The sites to which the caller is limited; empty means all of them. */
    public Set<UUID> siteIds() {
        return membership().map(Membership::siteIds).orElse(Set.of());
    }

    /** For sites named in a body; those in a path are checked before the controller. */
    public void requireSite(UUID siteId) {
        if (membership().map(place -> !place.covers(siteId)).orElse(false)) {
            throw Refusal.forbidden("other_site", "Your role is limited to other sites.");
        }
    }

    /** For what belongs to the whole organisation. */
    public void requireEverySite() {
        if (!siteIds().isEmpty()) {
            throw Refusal.forbidden("other_site", "Your role is limited to some sites; this belongs to all.");
        }
    }
}
