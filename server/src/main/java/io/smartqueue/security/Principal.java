package io.smartqueue.security;

import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is asking: an account with its places in organisations. */
public record Principal(
        UUID accountId,
        String email,
        String name,
        boolean operator,
        boolean mustChangePassword,
        List<Membership> memberships) {

    public Optional<Membership> in(TenantId tenant) {
        return memberships.stream()
                .filter(place -> place.tenant().equals(tenant))
                .findFirst();
    }

    /** The organisation of this id or slug, as far as it exists for this person; for the operator all do. */
    public Optional<Tenant> organisation(String idOrSlug, Tenants all) {
        return operator
                ? all.find(idOrSlug)
                : memberships.stream()
                        .map(Membership::organisation)
                        .filter(tenant -> tenant.isCalled(idOrSlug))
                        .findFirst();
    }

    /** Whether the right is held by a place in this organisation. */
    public boolean may(Right right, TenantId tenant) {
        return in(tenant).filter(place -> right.belongsTo(place.role())).isPresent();
    }

    /** Whether the right is held in at least one organisation. */
    public boolean mayAnywhere(Right right) {
        return (operator && right.belongsTo(Role.OPERATOR))
                || memberships.stream().anyMatch(place -> right.belongsTo(place.role()));
    }
}
