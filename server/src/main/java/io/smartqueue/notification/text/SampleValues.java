package io.smartqueue.notification.text;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** Long, but met with; with letters that make an SMS dear. */
    private static final Map<String, String> WORST = Map.ofEntries(
            Map.entry("customer_name", "Marie-Jérôme Ndèye Coumba Diédhiou-Coulibaly"),
            Map.entry("ticket_number", "A1042"),
            Map.entry("service_name", "Extrait d’acte de naissance et légalisation"),
            Map.entry("queue_name", "Extrait d’acte de naissance et légalisation"),
            Map.entry("site_name", "Mairie de la commune de Grand-Yoff, annexe Hôpital"),
            Map.entry("position", "128"),
            Map.entry("eta_minutes", "240"),
            Map.entry("ticket_url", "https://file-attente.mairie-grand-yoff.example.sn/t/k7Qf2mXw9RtZ"),
            Map.entry("arrival_button", "Je suis là"),
            Map.entry("agent_name", "Mme Aïssatou Thérèse Diatta"),
            Map.entry("counter_name", "Guichet 12, premier étage"),
            Map.entry("date", "mercredi 24 décembre 2026"),
            Map.entry("time", "10:30"));

    /** What stands in its place where people write Arabic. */
    private static final Map<String, String> WORST_ARABIC = Map.ofEntries(
            Map.entry("customer_name", "عبد الرحمن محمد الأمين ولد سيدي أحمد"),
            Map.entry("service_name", "استخراج شهادة الميلاد والتصديق عليها"),
            Map.entry("queue_name", "استخراج شهادة الميلاد والتصديق عليها"),
            Map.entry("site_name", "بلدية تفرغ زينة، المكتب الفرعي الشمالي"),
            Map.entry("arrival_button", "أنا هنا"),
            Map.entry("agent_name", "السيدة فاطمة بنت أحمد"),
            Map.entry("counter_name", "الشباك 12، الطابق الأول"),
            Map.entry("date", "الأربعاء 24 ديسمبر 2026"));

    private SampleValues() {}

    /**
     * The longest that is met with, in letters that cost most.
     *
     * @param language BCP 47; null = French
     */
    public static Map<String, String> worst(Set<String> variables, String tenantName, @Nullable String language) {
        boolean isArabic = language != null && language.startsWith("ar");
        return variables.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        variable -> variable.equals("tenant_name")
                                ? tenantName
                                : isArabic && WORST_ARABIC.containsKey(variable)
                                        ? WORST_ARABIC.get(variable)
                                        : WORST.getOrDefault(variable, "Exemple un peu plus long, à l’œil")));
    }

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
