package io.smartqueue.staff.organisation;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Provisioning;
import io.smartqueue.staff.Staff;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.TenantSlug;
import io.smartqueue.tenant.Tenants;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the operator opens an organisation. */
@Service
public class NewOrganisations {

    /** @param access what its first administrator is handed */
    public record Opened(Organisation organisation, AccessSecret access) {}

    private final Provisioning provisioning;
    private final Organisations organisations;
    private final Tenants tenants;
    private final Staff staff;

    NewOrganisations(Provisioning provisioning, Organisations organisations, Tenants tenants, Staff staff) {
        this.provisioning = provisioning;
        this.organisations = organisations;
        this.tenants = tenants;
        this.staff = staff;
    }

    /** Whether its administrator can be invited by e-mail. */
    public boolean canBeMailed() {
        return staff.canBeMailed();
    }

    /** @throws Refusal 409 {@code slug_taken}, {@code no_mail}; 400 for an account that cannot be given a place */
    @Transactional
    public Opened open(NewOrganisation wanted) {
        TenantSlug slug = new TenantSlug(wanted.slug());
        try {
            Staff.Enlisted admin = Boolean.TRUE.equals(wanted.invite())
                    ? provisioning.createTenantWithInvitedAdmin(
                            slug,
                            wanted.name(),
                            wanted.country(),
                            wanted.zone(),
                            wanted.language(),
                            wanted.adminEmail())
                    : provisioning.createTenantWithAdmin(
                            slug,
                            wanted.name(),
                            wanted.country(),
                            wanted.zone(),
                            wanted.language(),
                            wanted.adminEmail());
            TenantId id = tenants.find(slug.value()).orElseThrow().id();
            return new Opened(organisations.get(id), admin.access());
        } catch (Refusal refusal) {
            throw refusal.naming(Map.of("email", "admin_email"));
        }
    }
}
