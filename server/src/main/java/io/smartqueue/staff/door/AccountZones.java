package io.smartqueue.staff.door;

import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The time zone in which somebody reads hours that belong to no place: that of where they work first, else UTC. */
@Component
class AccountZones {

    private final Tenants tenants;

    AccountZones(Tenants tenants) {
        this.tenants = tenants;
    }

    ZoneId of(Principal principal) {
        return principal.memberships().stream()
                .findFirst()
                .map(Membership::tenant)
                .map(tenants::get)
                .map(Tenant::zone)
                .orElse(ZoneOffset.UTC);
    }
}
