package io.smartqueue.queue;

import io.smartqueue.site.ServiceId;
import io.smartqueue.site.SiteId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where people wait for one service at one site.
 *
 * @param capacity how many may wait at once; null means any number
 */
public record Queue(
        QueueId id,
        String name,
        String slug,
        Site site,
        Service service,
        Order order,
        Status status,
        @Nullable Integer capacity) {

    public record Site(UUID id, String slug) {}

    public record Service(UUID id, String name) {}

    /**
     * A queue as somebody writes it down.
     *
     * @param slug made of the name when absent
     * @param site by its id or slug; goes before {@code siteId}, which is read in the same way
     * @param service by its id or code; goes before {@code serviceId}, which is read in the same way
     * @param order first come, first served, when absent
     * @param status active when absent
     */
    public record Draft(
            @NotBlank @Size(max = 120) String name,
            @Nullable String slug,
            @Nullable String site,
            @Nullable String siteId,
            @Nullable String service,
            @Nullable String serviceId,
            @Nullable Order order,
            @Nullable Status status,
            @Nullable @Min(1) @Max(1_000_000) Integer capacity) {

        /** Active, first come, first served, for any number of people. */
        public static Draft of(String name, SiteId site, ServiceId service) {
            return new Draft(name, null, null, site.toString(), null, service.toString(), null, null, null);
        }

        public static Draft of(Queue queue) {
            return new Draft(
                    queue.name,
                    queue.slug,
                    null,
                    queue.site.id().toString(),
                    null,
                    queue.service.id().toString(),
                    queue.order,
                    queue.status,
                    queue.capacity);
        }
    }

    /** By what the next one is chosen. */
    public enum Order {
        FIFO,
        PRIORITY,
        SLA;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Order of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Tickets are taken only while active; who waits is called in any case. */
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
}
