package io.smartqueue.postgres;

import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.MalformedSetting;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** `postgresql://user:password@host:port/name?parameter=value`, as libpq and hosting providers write it. */
public record DatabaseUrl(DatabaseLogin login) {

    private static final Pattern FORM =
            Pattern.compile("postgres(?:ql)?://(?<user>[^:@/?]+)(?::(?<password>[^/?]*))?@(?<hosts>[^@/?]+)"
                    + "/(?<name>[^/?]+)(?:\\?(?<parameters>.*))?");

    private static final Pattern HOST = Pattern.compile("(?:[\\w.-]+|\\[[0-9a-fA-F:.]+])(?::(?<port>\\d{1,5}))?");

    /** Parameters that libpq and the JDBC driver name differently. */
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding");

    /** @throws MalformedSetting whose message repeats nothing of the text, because it holds a password */
    public static DatabaseUrl of(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()
                || !Arrays.stream(form.group("hosts").split(",", -1)).allMatch(DatabaseUrl::isHost)) {
            throw malformed();
        }
        var url = "jdbc:postgresql://" + form.group("hosts") + "/" + encode(decode(form.group("name")))
                + parameters(form.group("parameters"));
        var password = form.group("password");
        return new DatabaseUrl(new DatabaseLogin(
                url, decode(form.group("user")), new Secret(password == null ? "" : decode(password))));
    }

    private static boolean isHost(String text) {
        var host = HOST.matcher(text);
        return host.matches() && (host.group("port") == null || Integer.parseInt(host.group("port")) <= 65535);
    }

    private static String parameters(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return "";
        }
        return Arrays.stream(given.split("&"))
                .map(parameter -> {
                    var parts = parameter.split("=", 2);
                    var name = DRIVER_NAMES.getOrDefault(parts[0], parts[0]);
                    return name + "=" + encode(decode(parts.length == 2 ? parts[1] : ""));
                })
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String decode(String text) {
        try {
            // A plus in a URL of this kind is no encoded space.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static MalformedSetting malformed() {
        return new MalformedSetting("must look like postgresql://user:password@host:port/name,"
                + " with every special character in user and password percent-encoded");
    }
}
