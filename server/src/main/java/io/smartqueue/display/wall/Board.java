package io.smartqueue.display.wall;

import io.smartqueue.queue.visit.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a screen shows.
 *
 * @param calls the newest first, one for each counter
 * @param incident in the staff's words, while the line stands still
 */
public record Board(
        Instant at,
        String site,
        ZoneId zone,
        List<Call> calls,
        List<Line> lines,
        Optional<String> incident,
        List<String> notices) {

    public List<Call> fresh() {
        return calls.stream().filter(Call::isFresh).toList();
    }

    public Optional<Call> newest() {
        return fresh().stream().findFirst();
    }

    /** Nobody was called lately: the list fills the screen. */
    public boolean isQuiet() {
        return newest().isEmpty();
    }

    /** All but the call that has the room for itself. */
    public List<Call> earlier() {
        return calls.stream()
                .filter(call -> !newest().equals(Optional.of(call)))
                .toList();
    }

    public boolean isEmpty() {
        return calls.isEmpty() && lines.isEmpty();
    }
}
