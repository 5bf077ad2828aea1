package io.smartqueue.staff.door;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.PathThing;
import io.smartqueue.staff.Principal;
import io.smartqueue.staff.Requires;
import io.smartqueue.staff.SignedIn;
import io.smartqueue.tenant.Tenant;
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

/** Asks before the body is read: does the thing in the path exist, and does the role include the right? */
@Component
class Rights implements HandlerInterceptor {

    // Every path below a tenant calls its first thing {id}; a test walks all paths and sees to it.
    private static final Pattern THING = Pattern.compile("/api/v1/tenants/\\{slug\\}/([a-z-]+)/\\{id\\}.*");

    private final Map<String, PathThing> things;

    Rights(List<PathThing> things) {
        this.things = things.stream().collect(Collectors.toMap(PathThing::collection, Function.identity()));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Principal principal = TenantInPath.principal();
        if (principal == null || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        PathThing.Place place = thing(request);
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
        check(principal, requires, (Tenant) request.getAttribute(TenantInPath.TENANT), place);
        return true;
    }

    private static void check(
            Principal principal, Requires requires, @Nullable Tenant tenant, PathThing.@Nullable Place place) {
        if (tenant == null) {
            if (!principal.mayAnywhere(requires.value())) {
                throw Refusal.forbidden("missing_right", "Your role does not include " + requires.value() + ".");
            }
            return;
        }
        Caller caller = new Caller(principal, tenant);
        caller.require(requires.value());
        if (place != null) {
            place.siteId().ifPresent(caller::requireSite);
        }
    }

    private PathThing.@Nullable Place thing(HttpServletRequest request) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (pattern.startsWith(TenantInPath.BELOW) && request.getAttribute(TenantInPath.TENANT) == null) {
            throw new IllegalStateException("a tenant's path is asked without a tenant");
        }
        Matcher matcher = THING.matcher(pattern);
        if (!matcher.matches()) {
            return null;
        }
        PathThing known = things.get(matcher.group(1));
        if (known == null) {
            throw new IllegalStateException("nobody says which " + matcher.group(1) + " exist");
        }
        return known.find(id(request))
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
            // nothing can have such an id
        }
        throw Refusal.notFound("not_found", "There is nothing with this id.");
    }
}
