package io.smartqueue.channel.smtp;

import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.MalformedSetting;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is handed over, and as whom.
 *
 * @param tlsAtOnce whether the connection begins with TLS ({@code smtps}); otherwise TLS follows by STARTTLS
 */
public record SmtpUrl(boolean tlsAtOnce, String host, int port, Optional<Login> login) {

    public record Login(String user, Secret password) {}

    private static final Pattern FORM = Pattern.compile("(?<scheme>smtps?)://(?:(?<user>[^:/?]+):(?<password>[^/?]*)@)?"
            + "(?<host>[A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+])(?::(?<port>[0-9]{1,5}))?/?");

    /** @throws MalformedSetting whose message repeats nothing of the text, because it holds a password */
    public static SmtpUrl of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw malformed();
        }
        boolean tlsAtOnce = form.group("scheme").equals("smtps");
        return new SmtpUrl(
                tlsAtOnce,
                form.group("host").replaceAll("[\\[\\]]", ""),
                port(form.group("port"), tlsAtOnce),
                login(form.group("user"), form.group("password")));
    }

    /** Without a port, those of RFC 8314 and RFC 6409. */
    private static int port(@Nullable String given, boolean tlsAtOnce) {
        int port = given == null ? (tlsAtOnce ? 465 : 587) : Integer.parseInt(given);
        if (port < 1 || port > 65_535) {
            throw malformed();
        }
        return port;
    }

    private static Optional<Login> login(@Nullable String user, @Nullable String password) {
        return user == null || password == null
                ? Optional.empty()
                : Optional.of(new Login(decode(user), new Secret(decode(password))));
    }

    private static String decode(String text) {
        try {
            // A plus in a URL of this kind is no encoded space.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw malformed();
        }
    }

    private static MalformedSetting malformed() {
        return new MalformedSetting("must look like smtp://user:password@host:port or smtps://user:password@host:port,"
                + " with every special character in user and password percent-encoded");
    }

    /** Without the login. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
