package io.smartqueue.security.request;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.ResourceLocator;
import io.smartqueue.security.SignedIn;
import io.smartqueue.security.TenantChoice;
import io.smartqueue.tenant.Tenant;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Checks, before the body is read, that the resource in the path exists and that the role includes the right. */
@Component
class RightsInterceptor implements HandlerInterceptor {

    // Every such path names its first variable {id}; a test checks all paths.
    private static final Pattern RESOURCE = Pattern.compile(
            "(?:/(?:api/v1|ws)/tenants/\\{slug}|/api/v1/admin|/counter/\\{slug}|/admin/\\{slug})/([a-z-]+)/\\{id}.*");

    /** The target of the path: its organisation, unless the body or query names it later, and its location. */
    private record Target(@Nullable Tenant tenant, ResourceLocator.@Nullable Location location) {}

    private final Map<String, ResourceLocator> locators;
    private final TenantChoice choice;

    RightsInterceptor(List<ResourceLocator> locators, TenantChoice choice) {
        this.locators = locators.stream().collect(Collectors.toMap(ResourceLocator::collection, Function.identity()));
        this.choice = choice;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Principal principal = TenantFilter.principal();
        if (principal == null || !(handler instanceof HandlerMethod method) || isOpenToAnybody(method)) {
            return true;
        }
        Target target = target(request, principal);
        request.setAttribute(TenantFilter.TENANT, target.tenant());
        if (method.hasMethodAnnotation(SignedIn.class)) {
            return true;
        }
        if (principal.mustChangePassword()) {
            throw Refusal.forbidden(
                    "password_change_required", "Choose a new password first: POST /api/v1/auth/password/.");
        }
        Requires requires = method.getMethodAnnotation(Requires.class);
        if (requires == null) {
            throw Refusal.notFound("not_found", "There is nothing at this address.");
        }
        check(principal, requires, target);
        return true;
    }

    /** Also to callers with a token, such as a person who signs in again. */
    private static boolean isOpenToAnybody(HandlerMethod method) {
        return method.hasMethodAnnotation(SecurityRequirements.class);
    }

    private static void check(Principal principal, Requires requires, Target target) {
        if (target.tenant() == null) {
            if (!principal.mayAnywhere(requires.value())) {
                throw Refusal.forbidden("missing_right", "Your role does not include " + requires.value() + ".");
            }
            return;
        }
        Caller caller = new Caller(principal, target.tenant());
        caller.require(requires.value());
        if (target.location() != null) {
            target.location().siteId().ifPresent(caller::requireSite);
        }
    }

    private Target target(HttpServletRequest request, Principal principal) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Tenant tenant = (Tenant) request.getAttribute(TenantFilter.TENANT);
        if (tenant == null && TenantFilter.FOR_STAFF.stream().anyMatch(pattern::startsWith)) {
            throw new IllegalStateException("a path of a tenant was called without a tenant");
        }
        Matcher matcher = RESOURCE.matcher(pattern);
        if (!matcher.matches()) {
            return new Target(tenant, null);
        }
        ResourceLocator known = locators.get(matcher.group(1));
        if (known == null) {
            throw new IllegalStateException("no bean looks up which " + matcher.group(1) + " exist");
        }
        UUID id = id(request);
        if (known.isOfTheInstallation()) {
            return known.find(id)
                    .map(location -> new Target(tenant, location))
                    .orElseThrow(() -> Refusal.notFound("not_found", "There is nothing with this id."));
        }
        return (tenant == null
                        ? choice.first(principal, owner -> known.find(id).map(location -> new Target(owner, location)))
                        : known.find(id).map(location -> new Target(tenant, location)))
                .orElseThrow(() -> Refusal.notFound("not_found", "There is nothing with this id."));
    }

    private static UUID id(HttpServletRequest request) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String text = String.valueOf(variables.get("id"));
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            // not a UUID, so nothing has this id
        }
        throw Refusal.notFound("not_found", "There is nothing with this id.");
    }
}
