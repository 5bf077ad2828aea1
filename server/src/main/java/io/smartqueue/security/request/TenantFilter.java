package io.smartqueue.security.request;

import io.smartqueue.security.Principal;
import io.smartqueue.security.TenantChoice;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.KeyInPath;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.Audience;
import io.smartqueue.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.RequestPath;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Binds the tenant named in the path for the rest of the request; answers 404 to callers who do not belong to it. */
class TenantFilter extends OncePerRequestFilter {

    static final String TENANT = TenantChoice.OF_THE_REQUEST;
    /** Paths on which only the organisation's staff find it. */
    static final List<String> FOR_STAFF =
            List.of("/api/v1/tenants/{slug}", "/ws/tenants/{slug}", "/counter/{slug}", "/admin/{slug}");

    private static final String FOR_ANYBODY = "/o/{slug}";

    /** For a screen that was switched on meanwhile: its page has no script that would ask again. */
    private static final String ASK_AGAIN_SECONDS = "60";

    /**
     * @param name of the one variable in the pattern
     * @param isToWait whether the caller is to come back, where no organisation is found
     */
    private record Route(
            PathPattern pattern,
            String name,
            Function<String, Optional<Tenant>> tenantOf,
            Predicate<String> isToWait) {}

    private final List<Route> routes;
    private final Problem problem;

    TenantFilter(Tenants tenants, Suspensions suspensions, List<KeyInPath> keys, Problem problem) {
        this.routes = new ArrayList<>();
        FOR_STAFF.forEach(root -> routes.add(route(
                root + "/**",
                slug -> Optional.ofNullable(principal()).flatMap(caller -> caller.organisation(slug, tenants)))));
        routes.add(route(FOR_ANYBODY + "/**", tenants::findOpen));
        keys.forEach(key -> routes.add(route(
                key.pattern(),
                text -> key.tenant(text).flatMap(tenants::findOpen),
                text -> key.isToWait()
                        && key.tenant(text).filter(suspensions.all()::contains).isPresent())));
        this.problem = problem;
    }

    // Matched like the controllers' own patterns, so that no spelling of a path reaches one without its tenant.
    private static Route route(String pattern, Function<String, Optional<Tenant>> tenantOf) {
        return route(pattern, tenantOf, text -> false);
    }

    private static Route route(
            String pattern, Function<String, Optional<Tenant>> tenantOf, Predicate<String> isToWait) {
        String name = pattern.substring(pattern.indexOf('{') + 1, pattern.indexOf('}'));
        return new Route(PathPatternParser.defaultInstance.parse(pattern), name, tenantOf, isToWait);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestPath path = ServletRequestPathUtils.parse(request);
        for (Route route : routes) {
            PathPattern.PathMatchInfo match = route.pattern().matchAndExtract(path.pathWithinApplication());
            if (match != null) {
                String word = String.valueOf(match.getUriVariables().get(route.name()));
                Optional<Tenant> tenant = route.tenantOf().apply(word);
                if (tenant.isEmpty() && route.isToWait().test(word)) {
                    response.setHeader(HttpHeaders.RETRY_AFTER, ASK_AGAIN_SECONDS);
                    response.setHeader("Refresh", ASK_AGAIN_SECONDS);
                    response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
                } else {
                    enter(tenant, request, response, chain);
                }
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void enter(
            Optional<Tenant> tenant, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (tenant.isPresent()) {
            request.setAttribute(TENANT, tenant.get());
            within(tenant.get(), () -> chain.doFilter(request, response));
        } else if (Audience.of(request) == Audience.PEOPLE) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else {
            problem.write(
                    response, Problem.of(HttpStatus.NOT_FOUND, "unknown_tenant", "You have no such organisation."));
        }
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
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PublicStreamMatcher.is(request);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
