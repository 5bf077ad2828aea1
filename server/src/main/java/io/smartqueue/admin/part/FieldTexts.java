package io.smartqueue.admin.part;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The values of a form as one text, the same for the same values: what the author of a change saw. */
final class FieldTexts {

    private FieldTexts() {}

    static String write(Map<String, List<String>> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .flatMap(field -> filled(field.getValue()).stream()
                                .map(value -> escaped(field.getKey()) + "=" + escaped(value)))
                        .collect(Collectors.joining("&"));
    }

    /** @return nothing of a text that is not ours */
    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String pair : text.split("&")) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                values.computeIfAbsent(plain(pair.substring(0, sign)), first -> new ArrayList<>())
                        .add(plain(pair.substring(sign + 1)));
            }
        }
        return values;
    }

    /** Without what a form sends for a box that nobody ticked. */
    static List<String> filled(List<String> values) {
        return values.stream().filter(value -> !value.isBlank()).toList();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }
}
