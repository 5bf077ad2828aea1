package io.smartqueue.channel.push;

import io.smartqueue.settings.MalformedSetting;
import java.util.regex.Pattern;

/** A {@code mailto:} or {@code https:} address (RFC 8292, section 2.1). */
public record VapidSubject(String address) {

    private static final Pattern FORM = Pattern.compile("mailto:[^\\s@]+@[^\\s@]+|https://[^\\s/]+(/\\S*)?");

    /** @throws MalformedSetting when it is neither */
    public static VapidSubject of(String text) {
        if (!FORM.matcher(text.strip()).matches()) {
            throw new MalformedSetting("must be a mailto: or https: address, such as mailto:it@queue.example");
        }
        return new VapidSubject(text.strip());
    }
}
