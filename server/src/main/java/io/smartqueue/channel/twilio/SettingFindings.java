package io.smartqueue.channel.twilio;

import io.smartqueue.kernel.Secret;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks single settings and notes in words what is missing or wrong; values are not repeated. */
public final class SettingFindings {

    private static final Pattern NAME = Pattern.compile("TWILIO_([A-Z_]+)");
    private static final Pattern RESTART = Pattern.compile("(, into \\.env)?,? (and|then) restart");

    private SettingFindings() {}

    public static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    public static boolean given(@Nullable Secret secret) {
        return secret != null && given(secret.value());
    }

    /** The same words with the names that the settings have in the interface. */
    public static String asFields(String words) {
        return RESTART.matcher(
                        NAME.matcher(words).replaceAll(name -> name.group(1).toLowerCase(Locale.ROOT)))
                .replaceAll("");
    }

    /** @return the setting, or an empty text when a mistake was noted */
    static String fitting(String name, @Nullable String text, Pattern form, List<String> mistakes, String otherwise) {
        if (text == null || !given(text)) {
            mistakes.add(name + " is not set");
            return "";
        }
        if (!form.matcher(text.strip()).matches()) {
            mistakes.add(name + " " + otherwise);
            return "";
        }
        return text.strip();
    }

    static Secret secret(String name, @Nullable Secret secret, List<String> mistakes) {
        if (secret == null || !given(secret)) {
            mistakes.add(name + " is not set");
            return new Secret("");
        }
        return secret;
    }
}
