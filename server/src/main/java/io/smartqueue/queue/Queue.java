package io.smartqueue.queue;

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
