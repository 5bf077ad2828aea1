package io.smartqueue.notification;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * What a message is about. The lane says who goes first when many wait to leave (0 before 1), the usefulness
 * when it is no longer worth sending: a call that arrives late sends somebody to an empty counter.
 */
public enum NotificationEvent {
    TICKET_CREATED(2, Duration.ofHours(1), Variables.TICKET),
    TICKET_ALMOST(1, Duration.ofMinutes(15), Variables.TICKET),
    TICKET_CALLED(0, Duration.ofMinutes(10), Variables.CALL),
    TICKET_MISSED(1, Duration.ofMinutes(30), Variables.TICKET),
    TICKET_TRANSFERRED(1, Duration.ofMinutes(30), Variables.CALL),
    APPOINTMENT_CONFIRMED(2, Duration.ofHours(10), Variables.APPOINTMENT),
    APPOINTMENT_REMINDER(1, Duration.ofHours(2), Variables.APPOINTMENT),
    FEEDBACK_REQUEST(3, Duration.ofHours(4), Variables.TICKET),
    /** Takes any variable; the sender supplies each. */
    CUSTOM(2, Duration.ofHours(10), Set.of());

    private static final class Variables {
        static final Set<String> TICKET = Set.of(
                "customer_name",
                "ticket_number",
                "service_name",
                "queue_name",
                "site_name",
                "tenant_name",
                "position",
                "eta_minutes",
                "ticket_url",
                "arrival_button");
        static final Set<String> CALL = with(TICKET, "agent_name", "counter_name");
        static final Set<String> APPOINTMENT =
                Set.of("customer_name", "service_name", "site_name", "tenant_name", "date", "time", "ticket_url");

        private static Set<String> with(Set<String> some, String... more) {
            Set<String> all = new java.util.HashSet<>(some);
            all.addAll(Set.of(more));
            return Set.copyOf(all);
        }
    }

    private final int lane;
    private final Duration usefulFor;
    private final Set<String> variables;

    NotificationEvent(int lane, Duration usefulFor, Set<String> variables) {
        this.lane = lane;
        this.usefulFor = usefulFor;
        this.variables = variables;
    }

    public int lane() {
        return lane;
    }

    public Duration usefulFor() {
        return usefulFor;
    }

    public Set<String> variables() {
        return variables;
    }

    public boolean supplies(String variable) {
        return this == CUSTOM || variables.contains(variable);
    }

    /** What is only convenient: people find their way without it. */
    public boolean isDispensable() {
        return this == TICKET_CREATED || this == APPOINTMENT_REMINDER || this == FEEDBACK_REQUEST;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static NotificationEvent of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
