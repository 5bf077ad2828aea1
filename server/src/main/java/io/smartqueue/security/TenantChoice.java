package io.smartqueue.security;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For addresses without a tenant in the path: works in the one named in the body or query, if the caller may. */
@Component
public class TenantChoice {

    /** The attribute of a request with the organisation that the filter found in its path. */
    public static final String OF_THE_REQUEST = TenantChoice.class.getName();

    private final Tenants tenants;

    TenantChoice(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * Works in the tenant named, or in the caller's only one when none is named.
     *
     * @param reference id or slug; {@code field} names it in errors
     * @throws Refusal 404 for a stranger's tenant, 403 when the right is missing there
     */
    public <T extends @Nullable Object> T in(
            Principal principal, @Nullable String reference, String field, Right right, Function<Caller, T> work) {
        Tenant tenant = reference == null || reference.isBlank()
                ? only(principal, field)
                : principal
                        .organisation(reference, tenants)
                        .orElseThrow(() -> Refusal.notFound("unknown_tenant", "You have no such organisation."));
        if (!inReach(tenant)) {
            throw new IllegalStateException("a transaction of one organisation turns to another");
        }
        Caller caller = new Caller(principal, tenant);
        caller.require(right);
        return CurrentTenant.call(tenant.id(), () -> work.apply(caller));
    }

    /**
     * Looks for a thing by its id alone in each organisation where the caller has the right.
     *
     * @throws Refusal 404 when none of them has it
     */
    public <T> T find(Principal principal, Right right, Function<Caller, Optional<T>> search) {
        return first(
                        principal,
                        tenant -> Optional.of(new Caller(principal, tenant))
                                .filter(caller -> caller.may(right))
                                .flatMap(search))
                .orElseThrow(() -> Refusal.notFound("not_found", "There is nothing with this id."));
    }

    /** What the search finds in the first of the caller's organisations that has it. */
    public <T> Optional<T> first(Principal principal, Function<Tenant, Optional<T>> search) {
        return candidates(principal).stream()
                .map(tenant -> CurrentTenant.call(tenant.id(), () -> search.apply(tenant)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private List<Tenant> candidates(Principal principal) {
        List<Tenant> all = principal.operator()
                ? tenants.all()
                : principal.memberships().stream().map(Membership::organisation).toList();
        return all.stream().filter(TenantChoice::inReach).toList();
    }

    // A command with a key has its transaction already, which shows one organisation's rows.
    private static boolean inReach(Tenant tenant) {
        return CurrentTenant.find().map(tenant.id()::equals).orElse(true);
    }

    private Tenant only(Principal principal, String field) {
        if (principal.memberships().size() != 1) {
            throw Refusal.field(field, "required", "Name the organisation, by its id or slug.");
        }
        return principal.memberships().getFirst().organisation();
    }
}
