package io.smartqueue.idempotency;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Right;
import io.smartqueue.security.TenantChoice;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the organisation of a command before its transaction begins: the one in the path, else the one
 * in the body.
 */
@Component
class RequestTenant {

    private final TenantChoice choice;
    private final JsonMapper json;

    RequestTenant(TenantChoice choice, JsonMapper json) {
        this.choice = choice;
        this.json = json;
    }

    /**
     * Empty when none is named and the caller does not have exactly one; then the controller refuses, or needs none.
     *
     * @throws Refusal 404 for a tenant in which the caller does not work, 403 when the right is missing there
     */
    Optional<TenantId> of(HttpServletRequest request, byte[] body, Principal principal, Right right) {
        if (request.getAttribute(TenantChoice.OF_THE_REQUEST) instanceof Tenant tenant) {
            return Optional.of(tenant.id());
        }
        Optional<String> named = named(body);
        if (named.isEmpty() && principal.memberships().size() != 1) {
            return Optional.empty();
        }
        return Optional.of(choice.in(
                principal,
                named.orElse(null),
                "tenant",
                right,
                caller -> caller.tenant().id()));
    }

    private Optional<String> named(byte[] body) {
        JsonNode read;
        try {
            read = json.readTree(body);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
        var names = Stream.of("tenant_id", "tenant")
                .map(read::path)
                .filter(JsonNode::isValueNode)
                .map(name -> name.asString(""))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw Refusal.field("tenant", "ambiguous", "tenant and tenant_id name two organisations.");
        }
        return names.stream().findFirst();
    }
}
