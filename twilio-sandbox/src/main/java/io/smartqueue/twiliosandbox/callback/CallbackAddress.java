package io.smartqueue.twiliosandbox.callback;

import io.smartqueue.twiliosandbox.http.Form;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Where to post, and how often to retry: Twilio reads the retries from the fragment ({@code #rc=5&rp=all}), which is
 * neither sent nor signed.
 *
 * @param retries how often to try again after the first attempt
 * @param retryOn any of {@code ct}, {@code rt}, {@code 4xx}, {@code 5xx}, {@code all}
 */
public record CallbackAddress(
        String url,
        Duration connectTimeout,
        Duration readTimeout,
        Duration totalTimeout,
        int retries,
        Set<String> retryOn) {
    private static final int LONGEST = 4_000;

    /** @return empty if Twilio would refuse it (21609) */
    public static Optional<CallbackAddress> parse(String text) {
        int hash = text.indexOf('#');
        String url = hash < 0 ? text : text.substring(0, hash);
        try {
            URI uri = URI.create(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || text.length() > LONGEST) {
                return Optional.empty();
            }
            return Optional.of(withOverrides(url, Form.parse(hash < 0 ? null : text.substring(hash + 1))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    boolean retriesAfter(Posting posting) {
        return !posting.succeeded() && (retryOn.contains("all") || retryOn.contains(posting.trouble()));
    }

    private static CallbackAddress withOverrides(String url, Form overrides) {
        return new CallbackAddress(
                url,
                Duration.ofMillis(number(overrides, "ct", 100, 10_000, 5_000)),
                Duration.ofMillis(number(overrides, "rt", 100, 15_000, 15_000)),
                Duration.ofMillis(number(overrides, "tt", 100, 15_000, 15_000)),
                number(overrides, "rc", 0, 5, 1),
                Set.copyOf(Arrays.asList(overrides.filled("rp").orElse("ct").split(","))));
    }

    private static int number(Form overrides, String name, int least, int most, int usual) {
        return overrides
                .filled(name)
                .filter(digits -> digits.matches("[0-9]{1,6}"))
                .map(digits -> Math.clamp(Integer.parseInt(digits), least, most))
                .orElse(usual);
    }
}
