package io.smartqueue.idempotency.condition;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The request for what a change would change. What it leaves behind as attributes does not reach the change. */
final class PresentRequest extends HttpServletRequestWrapper {

    private final Map<String, @Nullable Object> own = new HashMap<>();

    PresentRequest(HttpServletRequest change) {
        super(change);
    }

    @Override
    public String getMethod() {
        return HttpMethod.GET.name();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return own.containsKey(name) ? own.get(name) : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        own.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        own.put(name, null);
    }
}
