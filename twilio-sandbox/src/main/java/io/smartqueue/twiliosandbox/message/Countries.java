package io.smartqueue.twiliosandbox.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The country of a phone number, by its longest known prefix: +1 is the United States, +1 204 is Canada. */
public final class Countries {
    private static final Map<String, String> BY_PREFIX = read();
    private static final int LONGEST_PREFIX =
            BY_PREFIX.keySet().stream().mapToInt(String::length).max().orElse(0);

    private Countries() {}

    /** @return an ISO 3166 code like SN */
    public static Optional<String> of(Address address) {
        if (!address.isNumber()) {
            return Optional.empty();
        }
        String digits = address.name().substring(1);
        for (int length = Math.min(LONGEST_PREFIX, digits.length()); length > 0; length--) {
            String country = BY_PREFIX.get(digits.substring(0, length));
            if (country != null) {
                return Optional.of(country);
            }
        }
        return Optional.empty();
    }

    public static boolean exists(String code) {
        return BY_PREFIX.containsValue(code);
    }

    private static Map<String, String> read() {
        try (InputStream file = Countries.class.getResourceAsStream("calling-codes.csv")) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks calling-codes.csv");
            }
            return new BufferedReader(new InputStreamReader(file, UTF_8))
                    .lines()
                    .map(line -> line.split(",", 2))
                    .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
