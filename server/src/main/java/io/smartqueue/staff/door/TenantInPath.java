package io.smartqueue.staff.door;

import io.smartqueue.staff.Principal;
import io.smartqueue.staff.TenantChoice;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.RequestPath;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Binds the tenant named in the path for the rest of the request; to a stranger it does not exist. */
class TenantInPath extends OncePerRequestFilter {

    static final String TENANT = TenantChoice.OF_THE_REQUEST;
    static final String BELOW = "/api/v1/tenants/{slug}";

    // Read as the controllers' own patterns are, so that no spelling reaches one of them without its tenant.
    private static final PathPattern PATH = PathPatternParser.defaultInstance.parse(BELOW + "/**");

    private final Tenants tenants;
    private final Problem problem;

    TenantInPath(Tenants tenants, Problem problem) {
        this.tenants = tenants;
        this.problem = problem;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestPath path = ServletRequestPathUtils.parse(request);
        PathPattern.PathMatchInfo match = PATH.matchAndExtract(path.pathWithinApplication());
        if (match == null) {
            chain.doFilter(request, response);
            return;
        }
        String slug = String.valueOf(match.getUriVariables().get("slug"));
        Optional<Tenant> tenant =
                Optional.ofNullable(principal()).flatMap(caller -> caller.organisation(slug, tenants));
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
