package io.smartqueue.twiliosandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a query or a form, in order, repeated names allowed. */
public record Form(List<Field> fields) {

    public record Field(String name, String value) {}

    public Form {
        fields = List.copyOf(fields);
    }

    public static Form of(Map<String, String> values) {
        return new Form(values.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** @throws IllegalArgumentException if a percent sign is not followed by two hex digits */
    public static Form parse(@Nullable String encoded) {
        List<Field> fields = new ArrayList<>();
        if (encoded != null) {
            for (String pair : encoded.split("&", -1)) {
                if (!pair.isEmpty()) {
                    fields.add(field(pair));
                }
            }
        }
        return new Form(fields);
    }

    /** The first value, empty ones included. */
    public Optional<String> given(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /** The first value, unless it is empty. */
    public Optional<String> filled(String name) {
        return given(name).filter(value -> !value.isBlank());
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    public Form with(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.putIfAbsent(field.name(), field.value()));
        values.put(name, value);
        return of(values);
    }

    public Form without(String name) {
        return new Form(
                fields.stream().filter(field -> !field.name().equals(name)).toList());
    }

    public String encoded() {
        return fields.stream()
                .map(field -> URLEncoder.encode(field.name(), UTF_8) + "=" + URLEncoder.encode(field.value(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Field field(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        return new Field(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
    }
}
