package io.smartqueue.web.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One kind of wrong input; each takes a right request and spoils it. */
enum Slip {
    NONE((request, random) -> request),
    NO_JSON(bodies("{", "}", "{\"a\":", "nul", "'a'", "{\"a\":1}{", "\u0000", "<a/>")),
    NO_OBJECT(bodies("[]", "1", "\"x\"", "null", "true", "[{}]", "1e999999999")),
    NO_BODY((request, random) -> request.body("")),
    DEEP_JSON((request, random) -> request.hasBody() ? request.body("[".repeat(50_000)) : null),
    DEEP_VALUE(values("[".repeat(900) + "]".repeat(900), "{\"a\":".repeat(900) + "1" + "}".repeat(900))),
    SAME_NAME_TWICE((request, random) ->
            request.hasBody() ? request.body(text(request).replaceFirst("\\{(\"[^\"]+\":)", "{$11,$1")) : null),
    UNKNOWN_FIELD((request, random) ->
            request.hasBody() ? request.body(text(request).replaceFirst("\\{", "{\"colour\":1,")) : null),
    NULL(values("null")),
    WRONG_TYPE(values("{}", "[]", "true", "1.5", "\"\"", "\" \"", "[null]", "{\"a\":null}", "[[]]", "\"null\"")),
    HUGE_NUMBER(values("1e400", "99999999999999999999999", "-99999999999999999999999", "1e-400", "9".repeat(1200))),
    EDGE_NUMBER(values("-1", "0", "2147483647", "2147483648", "-2147483649", "9223372036854775807")),
    FAR_TIME(values(
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"294277-01-01T00:00:00Z\"",
            "\"0000-01-01\"",
            "\"2026-02-30\"",
            "\"24:00\"",
            "\"23:59:59.999999999\"")),
    NO_TEXT(values("\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uffff\"")),
    ODD_TEXT(values(
            "\"\u202e\u0600\u200d\"", "\"\ud83d\udc68\u200d\ud83d\udc69\"", "\"\\r\\n\\t\\u0007\"", "\"%s{{x\"")),
    CODE(values("\"' or 1=1 --\"", "\"{{\"", "\"[[ {{a}} \"", "\"${7*7}\"", "\"\\\\%_\"", "\"<script>\"")),
    LONG_TEXT(values(
            "\"" + "x".repeat(60_000) + "\"", "\"" + "\u00e9".repeat(300) + "\"", "\"+" + "1".repeat(70) + "\"")),
    TOO_LARGE((request, random) -> request.hasBody() ? request.body("x=" + "y".repeat(1 << 20)) : null),
    BROKEN_UTF8((request, random) -> {
        request.body = new byte[] {'{', '"', (byte) 0xc3, 0x28, '"', ':', '"', (byte) 0xff, '"', '}'};
        return request;
    }),
    CONTENT_TYPE(headers(
            "Content-Type",
            "*/*",
            "application/*",
            "*",
            "/",
            "x",
            ";",
            "application/json;charset=none",
            "application/json;charset=\"",
            "application/json;charset=utf-16",
            "application/x-www-form-urlencoded;charset=none",
            "multipart/form-data",
            "multipart/form-data; boundary=\"",
            "text/plain",
            "application/xml",
            "audio/*",
            "\u00e9/\u00e9")),
    ACCEPT(headers(
            "Accept", "x", "*", "/", "text", "application/xml", "text/event-stream", "image/*;q=2", "a/b;q=x", ",,,")),
    LANGUAGE(headers("Accept-Language", "*", "xx-yy-zz-qq", "fr;q=9", "-", "\u00e9", "a".repeat(3000), "en,,;q=")),
    KEY(headers("Idempotency-Key", "", " ", "\u00e9", "k".repeat(300), "k", "\u0001", "a b,c")),
    LAST_EVENT(headers("Last-Event-ID", "", "-1", "x", "99999999999999999999", "0", "1-2-3", "\u00e9")),
    WHO(headers(
            "Authorization", "", "Bearer", "Bearer ", "Bearer \u0000", "Basic !!!", "Bearer " + "a".repeat(5000), "x")),
    COOKIE(headers("Cookie", "=", "session=%zz; lang=", "lang=\u00e9; form=\"", "a=b; ;;", "session=\"a", "lang=xx")),
    HEADERS(headers("X-Forwarded-Proto", "x", "https,,", "\u00e9")),
    FORWARDED(headers("X-Forwarded-Host", "a b", "[", "a:b:c", "http://", "\u00e9.example", ":")),
    HOST(headers("Host", "evil.example", "a b", "[", "::1", "a:b", "\u00e9", "x".repeat(3000), "", "localhost:99999")),
    ORIGIN((request, random) -> {
        String wrong = Queries.one(List.of("null", "x", "http://", "http://[", "http://a b", "\u00e9", ""), random);
        return request.header("Origin", wrong).header("X-Forwarded-Host", wrong);
    }),
    QUERY((request, random) -> {
        request.address += "?" + Queries.any(random);
        return request;
    }),
    PATH((request, random) -> {
        request.address = Queries.spoil(request.path, random);
        return request;
    }),
    UNDER_A_KEY((request, random) -> request.header("Idempotency-Key", key(request))),
    AGAIN_OTHERWISE_WRITTEN((request, random) -> {
        request.address = Queries.otherwiseWritten(request.path, random);
        return request.header("Idempotency-Key", key(request));
    }),
    METHOD((request, random) -> {
        request.method = List.of("HEAD", "OPTIONS", "TRACE", "PATCH", "DELETE", "PUT", "FOO")
                .get(random.nextInt(7));
        return request;
    });

    private final BiFunction<RawRequest, Random, @Nullable RawRequest> change;

    Slip(BiFunction<RawRequest, Random, @Nullable RawRequest> change) {
        this.change = change;
    }

    /** Null where there is nothing to spoil. */
    @Nullable RawRequest spoil(RawRequest request, Random random) {
        return change.apply(request, random);
    }

    private static String key(RawRequest request) {
        return Integer.toHexString((request.method + request.path).hashCode());
    }

    private static String text(RawRequest request) {
        return new String(request.body, UTF_8);
    }

    private static BiFunction<RawRequest, Random, @Nullable RawRequest> bodies(String... bodies) {
        return (request, random) -> request.hasBody() ? request.body(bodies[random.nextInt(bodies.length)]) : null;
    }

    private static BiFunction<RawRequest, Random, @Nullable RawRequest> headers(String name, String... values) {
        return (request, random) -> request.header(name, values[random.nextInt(values.length)]);
    }

    private static BiFunction<RawRequest, Random, @Nullable RawRequest> values(String... values) {
        return (request, random) ->
                request.hasBody() ? Values.replace(request, random, values[random.nextInt(values.length)]) : null;
    }
}
