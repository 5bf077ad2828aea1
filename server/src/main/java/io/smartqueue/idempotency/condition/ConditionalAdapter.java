package io.smartqueue.idempotency.condition;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.web.paging.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers about one resource with its entity tag, and makes a change with {@code If-Match} only when the resource still
 * has that tag. Of a resource that can be changed, the tag covers what can be changed, since other fields, such as how
 * many wait, move by themselves.
 *
 * <p>Conditional changes of one resource follow each other. A change without {@code If-Match} asks for no protection,
 * and waits for nobody.
 */
public class ConditionalAdapter extends RequestMappingHandlerAdapter {

    private static final Set<String> CHANGES = Set.of("PATCH", "PUT", "DELETE");

    private final Supplier<RequestMappingHandlerMapping> controllers;
    private final WritableFields writable;
    private final EntityTags tags;
    private final JsonMapper json;
    private final ChangeLock changeLock;

    protected ConditionalAdapter(
            Supplier<RequestMappingHandlerMapping> controllers, JsonMapper json, DataSource database) {
        this.controllers = controllers;
        this.writable = new WritableFields(controllers);
        this.tags = new EntityTags(json);
        this.json = json;
        this.changeLock = new ChangeLock(database);
    }

    @Override
    protected @Nullable ModelAndView handleInternal(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
        String expected = request.getHeader(HttpHeaders.IF_MATCH);
        boolean change = CHANGES.contains(request.getMethod());
        if (!method.getBeanType().isAnnotationPresent(RestController.class) || !change && !isRead(request, method)) {
            return super.handleInternal(request, response, method);
        }
        if (!change || expected == null) {
            return isOne(method) ? tagged(request, response, method) : super.handleInternal(request, response, method);
        }
        return changeLock.holding(nameOf(request), () -> {
            checkUnchanged(request, response, expected);
            return isOne(method) ? tagged(request, response, method) : super.handleInternal(request, response, method);
        });
    }

    private static boolean isRead(HttpServletRequest request, HandlerMethod method) {
        return request.getMethod().equals("GET") && isOne(method);
    }

    private static boolean isOne(HandlerMethod method) {
        Class<?> type = method.getReturnType().getParameterType();
        return type.isRecord() && type != Page.class;
    }

    private @Nullable ModelAndView tagged(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
        var captured = new ContentCachingResponseWrapper(response);
        ModelAndView view = super.handleInternal(request, captured, method);
        if (captured.getStatus() != HttpStatus.OK.value() || captured.getContentSize() == 0) {
            captured.copyBodyToResponse();
            return view;
        }
        String tag = tags.of(captured.getContentAsByteArray(), writable.of(pattern(request)));
        captured.setHeader(HttpHeaders.ETAG, tag);
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && request.getMethod().equals("GET") && EntityTags.isNamed(tag, known)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
        } else {
            captured.copyBodyToResponse();
        }
        return view;
    }

    private void checkUnchanged(HttpServletRequest request, HttpServletResponse response, String expected)
            throws Exception {
        byte[] present = present(request, response);
        String tag = tags.of(present, writable.of(pattern(request)));
        if (!EntityTags.isNamed(tag, expected)) {
            response.setHeader(HttpHeaders.ETAG, tag);
            throw Refusal.of(
                            Refusal.Kind.CHANGED,
                            "changed_meanwhile",
                            "Somebody has changed this since you read it, and nothing was done. `present` shows it as"
                                    + " it is now.")
                    .with("present", json.readTree(present));
        }
    }

    private byte[] present(HttpServletRequest request, HttpServletResponse response) throws Exception {
        var reading = new PresentRequest(request);
        HandlerExecutionChain found = controllers.get().getHandler(reading);
        if (found == null || !(found.getHandler() instanceof HandlerMethod method) || !isOne(method)) {
            throw Refusal.of(Refusal.Kind.INVALID, "no_entity_tag", "This has no entity tag: leave If-Match out.");
        }
        var captured = new ContentCachingResponseWrapper(response);
        super.handleInternal(reading, captured, method);
        return captured.getContentAsByteArray();
    }

    private static String pattern(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    private static String nameOf(HttpServletRequest request) {
        return CurrentTenant.find().map(TenantId::toString).orElse("") + ResourceName.of(request);
    }
}
