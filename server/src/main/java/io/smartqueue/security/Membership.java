package io.smartqueue.security;

import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import java.util.Set;
import java.util.UUID;

/**
 * A person's place in an organisation.
 *
 * @param siteIds the sites to which the role is limited; empty means all of them
 */
public record Membership(StaffId id, Tenant organisation, Role role, String publicName, Set<UUID> siteIds) {

    public TenantId tenant() {
        return organisation.id();
    }

    public String tenantSlug() {
        return organisation.slug().value();
    }

    public boolean covers(UUID siteId) {
        return siteIds.isEmpty() || siteIds.contains(siteId);
    }
}
