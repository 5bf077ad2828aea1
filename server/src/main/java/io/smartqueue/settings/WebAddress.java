package io.smartqueue.settings;

import java.net.URI;
import java.net.URISyntaxException;

/** An absolute http or https address without a trailing slash, so that paths can be appended. */
public record WebAddress(URI uri) {

    /** @throws MalformedSetting when it is not one */
    public static WebAddress of(String text) {
        try {
            var uri = new URI(text.strip().replaceFirst("/+$", ""));
            var web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
                throw malformed();
            }
            return new WebAddress(uri);
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    public boolean isSecure() {
        return uri.getScheme().equalsIgnoreCase("https");
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static MalformedSetting malformed() {
        return new MalformedSetting("must be an absolute http or https address, such as https://queue.example");
    }
}
