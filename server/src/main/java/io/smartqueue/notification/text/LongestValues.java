package io.smartqueue.notification.text;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values as long as they can become, so that no message is found too long when somebody waits for it. */
public final class LongestValues {

    /** Most names take 120 characters in the API; a customer has two of 100. */
    private static final int NAME = 120;

    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("customer_name", 201),
            Map.entry("ticket_number", 6),
            Map.entry("position", 5),
            Map.entry("eta_minutes", 5),
            Map.entry("ticket_url", 100),
            Map.entry("arrival_button", 12),
            Map.entry("date", 30),
            Map.entry("time", 10));

    private LongestValues() {}

    public static Map<String, String> of(Set<String> variables) {
        return variables.stream()
                .collect(Collectors.toMap(
                        Function.identity(), variable -> "x".repeat(LENGTHS.getOrDefault(variable, NAME))));
    }
}
