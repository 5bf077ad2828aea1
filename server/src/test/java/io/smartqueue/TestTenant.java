package io.smartqueue;

import io.smartqueue.staff.Role;
import io.smartqueue.tenant.Tenant;
import java.util.UUID;

/** An organisation and its first people. */
public record TestTenant(House house, Tenant tenant, Person admin, Person manager, Person agent) {

    public String slug() {
        return tenant.slug().value();
    }

    public Person hire(Role role, String publicName, UUID... siteIds) {
        return house.hire(tenant, role, publicName, siteIds);
    }
}
