package io.smartqueue.web.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Queries and paths that no client of ours would send. */
final class Queries {

    private static final List<String> NAMES = List.of(
            "page",
            "page_size",
            "ordering",
            "q",
            "phone",
            "is_active",
            "role",
            "site",
            "queue",
            "status",
            "channel",
            "agent",
            "tenant",
            "event",
            "recipient",
            "ticket",
            "key",
            "language",
            "token",
            "lang",
            "via",
            "next",
            "most",
            "number",
            "last_event_id",
            "x");

    private static final List<String> VALUES = List.of(
            "a=b",
            "=",
            "%00",
            "%zz",
            "%",
            "%e9",
            "%c3%28",
            "%ff",
            "a%0d%0ab",
            "-1",
            "0",
            "2147483648",
            "1e9",
            "99999999999999999999",
            "+",
            "+221%2077",
            "%25",
            "%5c",
            "_",
            "'",
            "null",
            "true",
            "NaN",
            "%F0%9F%98%80",
            "%E2%80%AE",
            "a&a=b",
            "[]",
            "%5B%5D",
            "x".repeat(3000),
            ",",
            ";",
            "%2F..%2F",
            "<script>",
            "|",
            "^",
            "\u00e9",
            "00000000-0000-0000-0000-000000000000",
            "-created_at",
            "--",
            "-");

    private static final List<String> SEGMENTS = List.of(
            "%00",
            "%2f",
            "%2e%2e",
            "..",
            ".",
            ";a=b",
            "a;b",
            "%zz",
            "%",
            "%e9",
            "%ff",
            "\u00e9",
            "a".repeat(3000),
            " ",
            "%20",
            "0",
            "-1",
            "null",
            "{id}",
            "me",
            "00000000-0000-0000-0000-000000000000",
            "%5c",
            "a%0d%0ab",
            "*");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Queries() {}

    static String any(Random random) {
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            query.append(one(NAMES, random))
                    .append(random.nextInt(8) == 0 ? "" : "=")
                    .append(one(VALUES, random));
            query.append(i == 0 ? "" : random.nextInt(6) == 0 ? "&&" : "&");
        }
        return query.toString();
    }

    static String spoil(String path, Random random) {
        String[] segments = path.split("/", -1);
        segments[random.nextInt(segments.length)] = one(SEGMENTS, random);
        String spoiled = String.join("/", segments);
        return spoiled.startsWith("/") ? spoiled : "/" + spoiled;
    }

    /** The same path in another writing: some characters encoded, ids in capitals, a slash more or less. */
    static String otherwiseWritten(String path, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
            case 1 -> encoded(path, random);
            case 2 -> encoded(capitals(path), random);
            default -> capitals(path);
        };
    }

    private static String capitals(String path) {
        return ID.matcher(path).replaceAll(id -> id.group().toUpperCase(Locale.ROOT));
    }

    private static String encoded(String path, Random random) {
        return path.chars()
                .mapToObj(one ->
                        one != '/' && random.nextInt(5) == 0 ? String.format("%%%02x", one) : Character.toString(one))
                .collect(Collectors.joining());
    }

    static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
