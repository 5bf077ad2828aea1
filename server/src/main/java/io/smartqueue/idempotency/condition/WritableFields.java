package io.smartqueue.idempotency.condition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The fields of each resource that its {@code PATCH} or {@code PUT} takes. A reference is one field whether it is
 * written as an id or read as what it refers to: {@code site_id} and {@code site}.
 */
final class WritableFields {

    private static final Set<RequestMethod> CHANGES = Set.of(RequestMethod.PATCH, RequestMethod.PUT);

    private final Supplier<Map<String, Set<String>>> ofPatterns;

    WritableFields(Supplier<RequestMappingHandlerMapping> controllers) {
        this.ofPatterns = SingletonSupplier.of(() -> read(controllers.get()));
    }

    /** Empty for what cannot be changed so. */
    Set<String> of(String pattern) {
        return ofPatterns.get().getOrDefault(pattern, Set.of());
    }

    private static Map<String, Set<String>> read(RequestMappingHandlerMapping controllers) {
        Map<String, Set<String>> found = new HashMap<>();
        controllers.getHandlerMethods().forEach((mapping, method) -> {
            if (mapping.getMethodsCondition().getMethods().stream().anyMatch(CHANGES::contains)) {
                Set<String> names = names(method);
                patterns(mapping).forEach(pattern -> found.merge(pattern, names, WritableFields::both));
            }
        });
        return found;
    }

    private static Stream<String> patterns(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream();
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> names(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(WritableFields::body)
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(WritableFields::name)
                .map(WritableFields::stem)
                .collect(Collectors.toUnmodifiableSet());
    }

    // A merge patch is read as a tree, and documented as what it changes.
    private static Class<?> body(MethodParameter parameter) {
        var documented = parameter.getParameterAnnotation(io.swagger.v3.oas.annotations.parameters.RequestBody.class);
        return documented == null || documented.content().length == 0
                ? parameter.getParameterType()
                : documented.content()[0].schema().implementation();
    }

    private static String name(RecordComponent component) {
        JsonProperty named = component.getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? snakeCase(component.getName()) : named.value();
    }

    // As JSON names it; Jackson's own strategy can be asked only while it serialises.
    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    static String stem(String field) {
        return field.replaceFirst("(_ids?|s)$", "");
    }
}
