package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.dispatch.Claims.Claim;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reserves messages of senders that may not send at once: the sender's row says how far ahead of its pace it is, and
 * one server at a time works with it.
 */
@Component
class PacedClaims {

    /**
     * @param ahead seconds that what was sent takes longer than it took until now; below zero there is room
     * @param rate as it is now; another server may have changed it
     * @param last of all servers
     */
    private record Room(double ahead, BigDecimal segments, BigDecimal rate, LastTurns last) {}

    private final JdbcClient jdbc;
    private final Turns turns;
    private final DatabaseClock clock;

    PacedClaims(JdbcClient jdbc, Turns turns, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.turns = turns;
        this.clock = clock;
    }

    /** As many as the sender has room for. */
    @Transactional
    public Taken toSend(Sender sender, int most) {
        Instant now = clock.instant();
        Claims.beTheDispatcher(jdbc);
        Optional<Room> room = room(sender);
        if (room.isEmpty()) {
            return new Taken(List.of(), Timings.MOMENT);
        }
        return room.get().ahead() > 0
                ? new Taken(List.of(), seconds(room.get().ahead()))
                : take(sender, most, room.get(), now);
    }

    private Taken take(Sender sender, int most, Room room, Instant now) {
        Turns.Reserved reserved = turns.take(shares(sender, most), most, room.segments(), room.last());
        if (reserved.rows().isEmpty()) {
            return Taken.all(List.of());
        }
        BigDecimal segments = BigDecimal.valueOf(reserved.segments());
        charge(sender, segments, room.rate(), room.last().then(reserved.lastTurns()));
        boolean isFull = segments.compareTo(room.segments()) >= 0;
        double wait = room.ahead() + segments.doubleValue() / room.rate().doubleValue();
        List<Claim> claims = reserved.claims(now, Optional.empty());
        return isFull ? new Taken(claims, seconds(wait)) : reserved.taken(now, Optional.empty());
    }

    private static Map<Medium, Turns.Share> shares(Sender sender, int most) {
        return Map.of(sender.medium(), new Turns.Share(Optional.of(sender.id()), most, sender.owner()));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.clamp(Math.round(seconds * 1000), 1, Timings.POLL.toMillis()));
    }

    private Optional<Room> room(Sender sender) {
        return jdbc.sql("""
                        select extract(epoch from since - clock_timestamp())::double precision as ahead,
                            (extract(epoch from clock_timestamp() - since) + :slice) * rate as segments, rate,
                            last_turns
                        from (
                            select greatest(free_at, clock_timestamp() - :lateness * interval '1 millisecond') as since,
                                coalesce(chosen_rate, configured_rate) as rate, last_turns
                            from sender where id = :id and parked_since is null for update skip locked
                        ) free
                        where rate > 0
                        """)
                .param("slice", BigDecimal.valueOf(Timings.SLICE.toMillis(), 3))
                .param("lateness", Timings.LATENESS.toMillis())
                .param("id", sender.id())
                .query((row, n) -> new Room(
                        row.getDouble("ahead"),
                        row.getBigDecimal("segments"),
                        row.getBigDecimal("rate"),
                        LastTurns.of(sender.medium(), row.getArray("last_turns"))))
                .optional();
    }

    private void charge(Sender sender, BigDecimal segments, BigDecimal rate, LastTurns last) {
        jdbc.sql("""
                        update sender set free_at =
                            greatest(free_at, clock_timestamp() - :lateness * interval '1 millisecond')
                                + :segments / :rate * interval '1 second',
                            last_turns = :last_turns
                        where id = :id
                        """)
                .param("lateness", Timings.LATENESS.toMillis())
                .param("segments", segments)
                .param("rate", rate)
                .param("last_turns", last.at(sender.medium()))
                .param("id", sender.id())
                .update();
    }

    /** The most urgent message of a sender that is parked, when it is time to try. */
    @Transactional
    public List<Claim> toProbe(Sender sender) {
        Instant now = clock.instant();
        Claims.beTheDispatcher(jdbc);
        Optional<LastTurns> last = jdbc.sql("""
                        select last_turns from sender where id = :id and probe_at <= clock_timestamp()
                        for update skip locked
                        """)
                .param("id", sender.id())
                .query((row, n) -> LastTurns.of(sender.medium(), row.getArray("last_turns")))
                .optional();
        if (last.isEmpty()) {
            return List.of();
        }
        Turns.Reserved probe = turns.take(shares(sender, 1), 1, BigDecimal.ONE, last.get());
        if (!probe.rows().isEmpty()) {
            jdbc.sql("""
                            update sender set probe_at = clock_timestamp() + :seconds * interval '1 second',
                                last_turns = :last_turns
                            where id = :id
                            """)
                    .param("seconds", Senders.PROBE.toSeconds())
                    .param("last_turns", last.get().then(probe.lastTurns()).at(sender.medium()))
                    .param("id", sender.id())
                    .update();
        }
        return probe.claims(now, Optional.of(sender.id()));
    }
}
