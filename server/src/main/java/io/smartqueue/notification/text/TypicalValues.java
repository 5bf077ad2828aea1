package io.smartqueue.notification.text;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values as long as they usually are, to say beforehand what a template will cost. */
public final class TypicalValues {

    private static final Map<String, String> VALUES = Map.ofEntries(
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

    private TypicalValues() {}

    public static Map<String, String> of(Set<String> variables, String tenantName) {
        return variables.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        variable -> variable.equals("tenant_name")
                                ? tenantName
                                : VALUES.getOrDefault(variable, "Exemple")));
    }
}
