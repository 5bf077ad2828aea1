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
import java.util.UUID;
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
     */
    private record Room(double ahead, BigDecimal segments, BigDecimal rate) {}

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
        BigDecimal rate = room.get().rate();
        double ahead = room.get().ahead();
        if (ahead > 0) {
            return new Taken(List.of(), seconds(ahead));
        }
        Turns.Reserved reserved =
                turns.take(shares(sender, most), most, room.get().segments());
        if (reserved.rows().isEmpty()) {
            return Taken.all(List.of());
        }
        BigDecimal segments = BigDecimal.valueOf(reserved.segments());
        charge(sender, segments, rate);
        boolean isFull = segments.compareTo(room.get().segments()) >= 0;
        double wait = ahead + segments.doubleValue() / rate.doubleValue();
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
                            (extract(epoch from clock_timestamp() - since) + :slice) * rate as segments, rate
                        from (
                            select greatest(free_at, clock_timestamp() - :lateness * interval '1 millisecond') as since,
                                coalesce(chosen_rate, configured_rate) as rate
                            from sender where id = :id and parked_since is null for update skip locked
                        ) free
                        where rate > 0
                        """)
                .param("slice", BigDecimal.valueOf(Timings.SLICE.toMillis(), 3))
                .param("lateness", Timings.LATENESS.toMillis())
                .param("id", sender.id())
                .query((row, n) ->
                        new Room(row.getDouble("ahead"), row.getBigDecimal("segments"), row.getBigDecimal("rate")))
                .optional();
    }

    private void charge(Sender sender, BigDecimal segments, BigDecimal rate) {
        jdbc.sql("""
                        update sender set free_at =
                            greatest(free_at, clock_timestamp() - :lateness * interval '1 millisecond')
                                + :segments / :rate * interval '1 second'
                        where id = :id
                        """)
                .param("lateness", Timings.LATENESS.toMillis())
                .param("segments", segments)
                .param("rate", rate)
                .param("id", sender.id())
                .update();
    }

    /** The most urgent message of a sender that is parked, when it is time to try. */
    @Transactional
    public List<Claim> toProbe(Sender sender) {
        Instant now = clock.instant();
        Claims.beTheDispatcher(jdbc);
        boolean isTime = jdbc.sql("""
                        select id from sender where id = :id and probe_at <= clock_timestamp() for update skip locked
                        """)
                .param("id", sender.id())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!isTime) {
            return List.of();
        }
        List<Claim> probe = turns.take(shares(sender, 1), 1, BigDecimal.ONE).claims(now, Optional.of(sender.id()));
        if (!probe.isEmpty()) {
            jdbc.sql("""
                            update sender set probe_at = clock_timestamp() + :seconds * interval '1 second'
                            where id = :id
                            """)
                    .param("seconds", Senders.PROBE.toSeconds())
                    .param("id", sender.id())
                    .update();
        }
        return probe;
    }
}
