package io.smartqueue.staff.door;

import io.smartqueue.staff.Membership;
import io.smartqueue.staff.Principal;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/** Binds the tenant named in the path for the rest of the request; to a stranger it does not exist. */
class TenantInPath extends OncePerRequestFilter {

    static final String TENANT = TenantInPath.class.getName();
    private static final Pattern PATH = Pattern.compile("/api/v1/tenants/([^/]+)(/.*)?");

    private final Tenants tenants;
    private final Problem problem;

    TenantInPath(Tenants tenants, Problem problem) {
        this.tenants = tenants;
        this.problem = problem;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = PATH.matcher(
                ServletRequestPathUtils.hasParsedRequestPath(request)
                        ? ServletRequestPathUtils.getParsedRequestPath(request).value()
                        : request.getRequestURI());
        if (!path.matches()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Tenant> tenant = tenants.find(path.group(1)).filter(found -> knows(principal(), found));
        if (tenant.isEmpty()) {
            problem.write(
                    response, Problem.of(HttpStatus.NOT_FOUND, "unknown_tenant", "You have no such organisation."));
            return;
        }
        request.setAttribute(TENANT, tenant.get());
        within(tenant.get(), () -> chain.doFilter(request, response));
    }

    static @Nullable Principal principal() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Principal principal
                ? principal
                : null;
    }

    static boolean knows(@Nullable Principal principal, Tenant tenant) {
        return principal != null
                && (principal.operator()
                        || principal.memberships().stream()
                                .map(Membership::tenant)
                                .anyMatch(tenant.id()::equals));
    }

    private interface Rest {
        void go() throws ServletException, IOException;
    }

    private static void within(Tenant tenant, Rest rest) throws ServletException, IOException {
        try {
            CurrentTenant.call(tenant.id(), () -> {
                rest.go();
                return null;
            });
        } catch (ServletException | IOException | RuntimeException expected) {
            throw expected;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
