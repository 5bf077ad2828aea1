package io.smartqueue.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpeningHoursTest extends ClockScenario {

    QueueId queue;
    QueueId other;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
        other = branch.queue("B");
    }

    private Ticket take() {
        return take(queue);
    }

    private void at(String instant) {
        clock.set(Instant.parse(instant));
    }

    private static Map<String, Object> span(int weekday, String opens, String closes) {
        return Map.of("weekday", weekday, "opens", opens, "closes", closes);
    }

    private UUID serviceOf(QueueId line) {
        return branch.read(UUID.class, "select service_id from queue where id = ?", line.value())
                .getFirst();
    }

    @Test
    void areRoundTheClockWhereNoneAreSet() {
        at("2026-11-22T23:59:59Z");
        assertThat(take().number()).isEqualTo("A001");
    }

    @Test
    void applyToTheSecondAndSayWhenItOpens() {
        branch.opens(
                        List.of(span(1, "08:00", "12:30"), span(1, "14:00", "17:00"), span(3, "08:00", "00:00")),
                        List.of())
                .is(200);
        take();
        at("2026-11-23T12:29:59Z");
        take();
        at("2026-11-23T12:30:00Z");
        assertThatThrownBy(this::take).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("closed");
            assertThat(refusal.details()).containsEntry("opens_at", Instant.parse("2026-11-23T14:00:00Z"));
        });
        at("2026-11-23T18:00:00Z");
        assertThatThrownBy(this::take)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry("opens_at", Instant.parse("2026-11-25T08:00:00Z")));
        at("2026-11-25T23:59:59Z");
        take();
    }

    @Test
    void raiseTheVersionOfAQueueOnceForAWeek() {
        List<Map<String, Object>> week = IntStream.rangeClosed(1, 7)
                .mapToObj(day -> span(day, "08:00", "17:00"))
                .toList();
        long before = version();
        branch.opens(week, List.of()).is(200);
        assertThat(version()).isEqualTo(before + 1);
        branch.opens(List.of(), List.of()).is(200);
        assertThat(version()).isEqualTo(before + 2);
    }

    private long version() {
        return branch.read(Long.class, "select version from queue where id = ?", queue.value())
                .getFirst();
    }

    @Test
    void areNoneOnClosedDays() {
        branch.opens(List.of(span(1, "08:00", "12:00")), List.of(Map.of("day", "2026-11-23", "name", "Magal")))
                .is(200);
        assertThatThrownBy(this::take)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.details())
                                .containsEntry("opens_at", Instant.parse("2026-11-30T08:00:00Z")));
    }

    @Test
    void ofAServiceReplaceThoseOfTheSite() {
        Map<String, Object> own =
                Map.of("service_id", serviceOf(queue), "weekday", 1, "opens", "10:00", "closes", "11:00");
        branch.opens(List.of(span(1, "08:00", "12:00"), own), List.of()).is(200);
        assertRefused("closed", this::take);
        take(NewTicket.in(other));
        at("2026-11-23T10:00:00Z");
        take();
    }

    @Test
    void closeAfterTheyOpen() {
        branch.opens(List.of(span(1, "12:00", "08:00")), List.of()).rejects("weekly:out_of_range");
    }
}
