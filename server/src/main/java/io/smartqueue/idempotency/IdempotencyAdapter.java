package io.smartqueue.idempotency;

import io.smartqueue.idempotency.condition.ConditionalAdapter;
import io.smartqueue.idempotency.condition.ResourceName;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.web.Audience;
import io.smartqueue.web.Htmx;
import io.smartqueue.web.IdempotencyKey;
import io.smartqueue.web.SecretResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs between the rights check and the controller, because here one class covers the whole command, from the
 * reading of the body to the bytes of the response, and exceptions still become problem documents.
 */
class IdempotencyAdapter extends ConditionalAdapter {

    private final IdempotentExecution idempotentExecution;
    private final SentForms sentForms;
    private final RequestTenant tenant;

    IdempotencyAdapter(
            IdempotentExecution idempotentExecution,
            SentForms sentForms,
            RequestTenant tenant,
            Supplier<RequestMappingHandlerMapping> controllers,
            JsonMapper json,
            DataSource database) {
        super(controllers, json, database);
        this.idempotentExecution = idempotentExecution;
        this.sentForms = sentForms;
        this.tenant = tenant;
    }

    static boolean takeAKey(HandlerMethod method) {
        return method.hasMethodAnnotation(PostMapping.class) && method.hasMethodAnnotation(Requires.class);
    }

    @Override
    protected @Nullable ModelAndView handleInternal(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
        String header = request.getHeader(IdempotencyKey.HEADER);
        // Without scripts a page answers with a redirect, of which the address alone is stored.
        boolean page = Audience.of(request) == Audience.PEOPLE && !Htmx.asks(request);
        if (page && takeAKey(method)) {
            Optional<SentForm> form = SentForm.of(request, principal().accountId());
            if (form.isPresent()) {
                return once(form.get(), request, response, method);
            }
        }
        if (header == null || page || !takeAKey(method)) {
            return super.handleInternal(request, response, method);
        }
        IdempotencyKey key = new IdempotencyKey(header);
        boolean form = isForm(request);
        byte[] body = form ? fields(request) : request.getInputStream().readAllBytes();
        HttpServletRequest again = form ? request : new CachedBodyRequest(request, body);
        Authentication caller =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        Principal principal = (Principal) Objects.requireNonNull(caller.getPrincipal());
        Requires requires = Objects.requireNonNull(method.getMethodAnnotation(Requires.class));
        Optional<TenantId> where = tenant.of(request, body, principal, requires.value());
        if (where.isEmpty()) {
            return super.handleInternal(again, response, method);
        }
        var name = new IdempotentRequest.Name(where.get(), principal.accountId(), ResourceName.of(request), key);
        var idempotentRequest = IdempotentRequest.of(name, body, seal(method, caller));
        return CurrentTenant.call(where.get(), () -> {
            idempotentExecution.answer(
                    idempotentRequest, response, captured -> super.handleInternal(again, captured, method));
            return null;
        });
    }

    private @Nullable ModelAndView once(
            SentForm form, HttpServletRequest request, HttpServletResponse response, HandlerMethod method)
            throws Exception {
        Optional<String> address = sentForms.begin(form);
        if (address.isPresent()) {
            response.sendRedirect(address.get());
            return null;
        }
        String leadsTo = null;
        try {
            ModelAndView view = super.handleInternal(request, response, method);
            leadsTo = response.getHeader(HttpHeaders.LOCATION);
            return view;
        } finally {
            sentForms.end(form, leadsTo);
        }
    }

    private static Principal principal() {
        Authentication caller =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return (Principal) Objects.requireNonNull(caller.getPrincipal());
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    // Tomcat parses a form once, at the first access to a field, and keeps the fields.
    private static byte[] fields(HttpServletRequest request) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(request.getParameterMap())
                .forEach((name, values) ->
                        text.append(name).append(Arrays.toString(values)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<ResponseCipher> seal(HandlerMethod method, Authentication caller) {
        if (!method.hasMethodAnnotation(SecretResponse.class)) {
            return Optional.empty();
        }
        if (caller.getCredentials() instanceof String token) {
            return Optional.of(new ResponseCipher(token));
        }
        throw new IllegalStateException("a response with a secret needs a session token to encrypt it");
    }
}
