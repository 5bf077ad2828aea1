package io.smartqueue.web.request;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.web.paging.Paging;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that an endpoint does not know: a misspelt filter would find everything, and the client would take
 * that for the answer to its question.
 */
class UnknownParameters implements HandlerInterceptor {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null && !query.isEmpty() && handler instanceof HandlerMethod endpoint) {
            Set<String> names = known.computeIfAbsent(endpoint.getMethod(), method -> names(endpoint));
            List<Refusal.Field> unknown = sent(query).stream()
                    .filter(name -> !names.contains(name))
                    .distinct()
                    .map(name -> new Refusal.Field(name, "unknown_parameter", advice(names)))
                    .toList();
            if (!unknown.isEmpty()) {
                throw Refusal.fields(unknown);
            }
        }
        return true;
    }

    private static List<String> sent(String query) {
        try {
            return Arrays.stream(query.split("&"))
                    .filter(pair -> !pair.isEmpty())
                    .map(pair -> QueryParameter.of(pair).name())
                    .toList();
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(Refusal.Kind.INVALID, "malformed_query", "The query of this address cannot be read.");
        }
    }

    private static String advice(Set<String> names) {
        return names.isEmpty()
                ? "This address takes no parameters."
                : "There is no such parameter here. Known are: " + String.join(", ", names) + ".";
    }

    private static Set<String> names(HandlerMethod endpoint) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : endpoint.getMethodParameters()) {
            if (parameter.getParameterType() == Paging.class) {
                names.addAll(Paging.PARAMETERS);
            }
            RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
            if (declared != null) {
                names.add(declared.name().isEmpty() ? name(parameter) : declared.name());
            }
        }
        return names;
    }

    private static String name(MethodParameter parameter) {
        return parameter
                .getExecutable()
                .getParameters()[parameter.getParameterIndex()]
                .getName();
    }
}
