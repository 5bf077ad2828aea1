package io.smartqueue.web.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Every operation of the document and every page, as requests that could be right. */
public final class Targets {

    /** What there is in the organisation of the test: ids by what they are of, and words of path variables. */
    public record Known(Map<String, String> ids, Map<String, String> words) {

        String idOf(String thing) {
            return ids.getOrDefault(thing, UUID.randomUUID().toString());
        }

        String wordFor(String name) {
            return words.getOrDefault(name, "abc");
        }
    }

    public record Target(String name, String method, String path, String contentType, String body) {}

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final Known known;

    public Targets(Known known) {
        this.known = known;
    }

    public List<Target> operations(JsonNode api) {
        Values values = new Values(api, known);
        List<Target> targets = new ArrayList<>();
        api.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(entry -> entry.getValue().has("responses"))
                        .forEach(entry ->
                                targets.add(operation(values, path.getKey(), entry.getKey(), entry.getValue()))));
        return targets;
    }

    private Target operation(Values values, String path, String method, JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        String type = operation.at("/requestBody/content").propertyNames().stream()
                .findFirst()
                .orElse("");
        String body = schema.isObject() ? values.body(schema) : type.isEmpty() ? "" : "abc";
        return new Target(
                method.toUpperCase(java.util.Locale.ROOT) + " " + path,
                method.toUpperCase(java.util.Locale.ROOT),
                filled(path),
                type.equals("audio/*") ? "audio/mpeg" : type,
                body);
    }

    public List<Target> pages(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> !path.startsWith("/api") && !path.equals("/error"))
                        .flatMap(path -> page(path, entry.getKey(), entry.getValue())))
                .toList();
    }

    private Stream<Target> page(String path, RequestMappingInfo info, HandlerMethod handler) {
        return info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .map(method -> new Target(
                        method + " " + path,
                        method,
                        filled(path),
                        method.equals("POST") ? "application/x-www-form-urlencoded" : "",
                        method.equals("POST") ? "_csrf=TOKEN" + fields(handler) : ""));
    }

    private String fields(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> {
                    var declared = Objects.requireNonNull(
                            AnnotatedElementUtils.findMergedAnnotation(parameter.getParameter(), RequestParam.class));
                    return declared.name().isEmpty() ? parameter.getParameter().getName() : declared.name();
                })
                .map(name -> "&" + name + "=" + known.wordFor(name))
                .collect(Collectors.joining());
    }

    private String filled(String path) {
        return VARIABLE.matcher(path).replaceAll(variable -> {
            String name = variable.group(1);
            String before = path.substring(0, variable.start());
            return name.equals("id") ? known.idOf(before.replaceFirst(".*/([a-z-]+?)s?/$", "$1")) : known.wordFor(name);
        });
    }
}
