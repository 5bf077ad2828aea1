package io.smartqueue.display.wall;

import io.smartqueue.queue.visit.QueueOffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a screen shows.
 *
 * @param calls the newest first, one for each counter
 * @param soon the numbers of people who were told that their turn approaches, the first first
 * @param incident the staff's text, while the queue is paused
 */
public record Board(
        Instant at,
        String site,
        ZoneId zone,
        List<Call> calls,
        List<QueueOffer> lines,
        List<String> soon,
        Optional<String> incident,
        List<String> notices) {

    public List<Call> fresh() {
        return calls.stream().filter(Call::isFresh).toList();
    }

    public Optional<Call> newest() {
        return fresh().stream().findFirst();
    }

    /** Whether no call is recent, so that the list fills the screen. */
    public boolean isQuiet() {
        return newest().isEmpty();
    }

    /** All calls except the one shown large. */
    public List<Call> earlier() {
        return calls.stream()
                .filter(call -> !newest().equals(Optional.of(call)))
                .toList();
    }

    public boolean isEmpty() {
        return calls.isEmpty() && lines.isEmpty();
    }
}
