package io.smartqueue.notification.text;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values for the variables of a template before there is a ticket. */
public final class SampleValues {

    /** Most names take 120 characters in the API; a customer has two of 100. */
    private static final int NAME = 120;

    private static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("customer_name", 201),
            Map.entry("ticket_number", 6),
            Map.entry("position", 5),
            Map.entry("eta_minutes", 5),
            Map.entry("ticket_url", 100),
            Map.entry("arrival_button", 12),
            Map.entry("date", 30),
            Map.entry("time", 10));

    private static final Map<String, String> TYPICAL = Map.ofEntries(
            Map.entry("customer_name", "Aminata Ndiaye"),
            Map.entry("ticket_number", "A042"),
            Map.entry("service_name", "Retrait et depot"),
            Map.entry("queue_name", "Retrait et depot"),
            Map.entry("site_name", "Agence Plateau"),
            Map.entry("position", "12"),
            Map.entry("eta_minutes", "25"),
            Map.entry("ticket_url", "https://queue.example.sn/t/k7Qf2mXw9RtZ"),
            Map.entry("arrival_button", "Je suis là"),
            Map.entry("agent_name", "Mme Diop"),
            Map.entry("counter_name", "Guichet 3"),
            Map.entry("date", "24/12/2026"),
            Map.entry("time", "10:30"));

    private SampleValues() {}

    /** As long as they can become, so that no message is found too long when a customer waits for it. */
    public static Map<String, String> longest(Set<String> variables) {
        return variables.stream()
                .collect(Collectors.toMap(
                        Function.identity(), variable -> "x".repeat(LONGEST.getOrDefault(variable, NAME))));
    }

    /** As long as they usually are, to say beforehand what a template will cost. */
    public static Map<String, String> typical(Set<String> variables, String tenantName) {
        return variables.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        variable -> variable.equals("tenant_name")
                                ? tenantName
                                : TYPICAL.getOrDefault(variable, "Exemple")));
    }
}
