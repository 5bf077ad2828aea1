package io.smartqueue.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person recognises a session by: browser and system, such as "Chrome, Android". The header itself is not kept,
 * because its versions help to follow people.
 */
final class ClientName {

    private record Mark(String sign, String name) {}

    /** The first sign found names it: the later ones call themselves by the names of the earlier ones too. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("EdgA?/|Edge/", "Edge"),
            new Mark("OPR/|Opera", "Opera"),
            new Mark("Firefox/|FxiOS/", "Firefox"),
            new Mark("Chrome/|CriOS/", "Chrome"),
            new Mark("Safari/", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("Android", "Android"),
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS", "Mac"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z][A-Za-z0-9 ._-]{0,29}");

    private ClientName() {}

    /** Empty when the request says nothing that we know. */
    static String of(HttpServletRequest request) {
        return of(Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
    }

    static String of(String header) {
        String known = Stream.of(first(BROWSERS, header), first(SYSTEMS, header))
                .flatMap(name -> name)
                .collect(Collectors.joining(", "));
        if (!known.isEmpty()) {
            return known;
        }
        var program = PROGRAM.matcher(header);
        return program.lookingAt() ? program.group().strip() : "";
    }

    private static Stream<String> first(List<Mark> marks, String header) {
        return marks.stream()
                .filter(mark -> Pattern.compile(mark.sign()).matcher(header).find())
                .map(Mark::name)
                .limit(1);
    }
}
