package io.smartqueue.queue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.kernel.Known;
import io.smartqueue.site.ServiceId;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The line of people for one service at one site.
 *
 * @param capacity how many may wait at once; null means any number
 * @param skill that an agent needs to serve it; null means that all agents serve it
 * @param joinCode by which people take a ticket in a message; unique in the installation
 * @param joinLinks open such a message on a phone, by channel; none for a channel that cannot be answered
 */
public record Queue(
        QueueId id,
        @JsonUnwrapped Names names,
        String slug,
        Site site,
        Service service,
        Order order,
        Status status,
        @Nullable Integer capacity,
        Requeue requeue,
        @Nullable String skill,
        String joinCode,
        Map<String, String> joinLinks) {

    public record Site(UUID id, String slug) {}

    public record Service(UUID id, String name) {}

    /**
     * The input for a queue.
     *
     * @param names what the name is in other languages, by BCP 47 tag; none when absent
     * @param slug derived from the name when absent
     * @param site by its id or slug; takes precedence over {@code siteId}, which is read in the same way
     * @param service by its id or code; takes precedence over {@code serviceId}, which is read in the same way
     * @param order first come, first served, when absent
     * @param status active when absent
     * @param requeue {@link Requeue#USUAL} when absent
     * @param skill stored in small letters; none is needed when absent
     */
    @JsonIgnoreProperties({
        "id",
        "waiting",
        "remote",
        "called",
        "serving",
        "on_hold",
        "missed",
        "counters_open",
        "counters_needed",
        "counters_needed_from",
        "longest_wait_seconds",
        "served_today",
        "wait_today",
        "walk_today",
        "service_today",
        "heads",
        "at_counters",
        "join_code",
        "join_links"
    })
    public record Draft(
            @NotBlank @Size(max = 120) String name,

            @Nullable @Size(max = 20) Map<@Known(Known.List.LANGUAGE) String, @NotBlank @Size(max = 120) String> names,

            @Nullable String slug,
            @Nullable String site,
            @Nullable String siteId,
            @Nullable String service,
            @Nullable String serviceId,
            @Nullable Order order,
            @Nullable Status status,
            @Nullable @Min(1) @Max(1_000_000) Integer capacity,
            @Nullable @Valid Requeue requeue,
            @Nullable @Size(max = 60) String skill) {

        /** Active, first come, first served, for any number of people. */
        public static Draft of(String name, SiteId site, ServiceId service) {
            return new Draft(
                    name, null, null, null, site.toString(), null, service.toString(), null, null, null, null, null);
        }

        public static Draft of(Queue queue) {
            return new Draft(
                    queue.names.name(),
                    queue.names.names(),
                    queue.slug,
                    null,
                    queue.site.id().toString(),
                    null,
                    queue.service.id().toString(),
                    queue.order,
                    queue.status,
                    queue.capacity,
                    queue.requeue,
                    queue.skill);
        }
    }

    /** The rule that selects the next ticket. */
    public enum Order {
        FIFO,
        PRIORITY,
        SLA;

        /** How much earlier than with normal priority somebody is due; negative is later. */
        public Duration bonus(Priority priority) {
            return switch (this) {
                case FIFO -> Duration.ZERO;
                case PRIORITY, SLA -> priority.worth();
            };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Order of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Tickets are given out only while it is active; waiting tickets are called in any case. */
    public enum Status {
        ACTIVE,
        PAUSED,
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What a queue allows to customers who are late.
     *
     * @param to where a customer comes back after a missed call: to the old rank, or behind some others
     * @param places how many of the first go before them
     * @param maxReturns how often one may come back after a missed call
     * @param maxPostponements how often one may let others pass
     * @param maxRecalls how often one call may be repeated
     * @param recallSeconds the shortest time between two repetitions
     * @param calledSeconds after how long a call counts as missed automatically; null means never
     * @param missedSeconds how long a customer may come back after a missed call; then it is a no-show
     */
    public record Requeue(
            @NotNull To to,
            @Min(1) @Max(1000) int places,
            @Min(0) @Max(100) int maxReturns,
            @Min(0) @Max(100) int maxPostponements,
            @Min(0) @Max(100) int maxRecalls,
            @Min(0) @Max(600) int recallSeconds,

            @Nullable @Min(10) @Max(86_400) Integer calledSeconds,

            @Min(10) @Max(86_400) int missedSeconds) {

        public static final Requeue USUAL = new Requeue(To.PLACES, 3, 2, 3, 3, 5, 300, 900);

        public enum To {
            RANK,
            PLACES;

            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** From the columns of the table {@code queue}. */
        public static Requeue of(ResultSet row) throws SQLException {
            return new Requeue(
                    To.valueOf(row.getString("requeue").toUpperCase(Locale.ROOT)),
                    row.getInt("requeue_places"),
                    row.getInt("max_returns"),
                    row.getInt("max_postponements"),
                    row.getInt("max_recalls"),
                    row.getInt("recall_seconds"),
                    row.getObject("called_seconds", Integer.class),
                    row.getInt("missed_seconds"));
        }
    }
}
