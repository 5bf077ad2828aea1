package io.smartqueue.notification.sender;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The senders as all servers see them. Pace and parking stand in the database; what is read is remembered for half a
 * second.
 */
@Service
public class Senders {

    /** One message asks so often whether a sender that is parked works again. */
    public static final Duration PROBE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Senders.class);
    private static final long KEPT_NANOS = Duration.ofMillis(500).toNanos();

    private static final String COLUMNS = """
            id, channel, address, account, coalesce(chosen_rate, configured_rate) as rate, parked_since, parked_code,
            parked_message
            """;

    private record Seen(Map<Medium, Sender> senders, long nanos) {}

    private final JdbcClient jdbc;
    private final List<Channel> channels;
    private final Map<Medium, UUID> ids = new EnumMap<>(Medium.class);
    private volatile @Nullable Seen last;

    Senders(JdbcClient jdbc, List<Channel> channels) {
        this.jdbc = jdbc;
        this.channels = List.copyOf(channels);
    }

    /** Those that the channels of this server use; a channel that is off has none. */
    public Map<Medium, Sender> current() {
        Seen seen = last;
        return seen != null && System.nanoTime() - seen.nanos() < KEPT_NANOS ? seen.senders() : look();
    }

    private synchronized Map<Medium, Sender> look() {
        channels.stream()
                .filter(channel -> !ids.containsKey(channel.medium()))
                .forEach(channel -> channel.sender()
                        .ifPresent(sender -> ids.put(channel.medium(), register(channel.medium(), sender))));
        Map<UUID, Sender> all = new HashMap<>();
        all().forEach(sender -> all.put(sender.id(), sender));
        Map<Medium, Sender> current = new EnumMap<>(Medium.class);
        ids.forEach((medium, id) -> Optional.ofNullable(all.get(id)).ifPresent(found -> current.put(medium, found)));
        last = new Seen(current, System.nanoTime());
        return current;
    }

    private UUID register(Medium medium, ChannelSender sender) {
        return jdbc.sql("""
                        insert into sender (id, channel, address, account, configured_rate)
                        values (:id, :channel, :address, :account, :rate)
                        on conflict (channel, account, address) do update set configured_rate = excluded.configured_rate
                        returning id
                        """)
                .param("id", Ids.next())
                .param("channel", medium.code())
                .param("address", sender.address())
                .param("account", sender.account())
                .param("rate", sender.ratePerSecond())
                .query(UUID.class)
                .single();
    }

    /** Also those of earlier settings, by channel and address. */
    public List<Sender> all() {
        return jdbc.sql("select " + COLUMNS + " from sender order by channel, address, account")
                .query((row, n) -> sender(row))
                .list();
    }

    public Optional<Sender> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from sender where id = :id")
                .param("id", id)
                .query((row, n) -> sender(row))
                .optional();
    }

    private static Sender sender(ResultSet row) throws SQLException {
        return new Sender(
                row.getObject("id", UUID.class),
                Medium.of(row.getString("channel")),
                row.getString("address"),
                row.getString("account"),
                row.getBigDecimal("rate").stripTrailingZeros(),
                because(row));
    }

    private static Optional<Sender.Because> because(ResultSet row) throws SQLException {
        return row.getString("parked_code") == null
                ? Optional.empty()
                : Optional.of(new Sender.Because(
                        row.getString("parked_code"),
                        row.getString("parked_message"),
                        Times.instant(row, "parked_since")));
    }

    /** @param rate null = what the settings say */
    public void pace(UUID id, @Nullable BigDecimal rate) {
        jdbc.sql("update sender set chosen_rate = :rate, free_at = '-infinity' where id = :id")
                .param("rate", rate)
                .param("id", id)
                .update();
        last = null;
    }

    /**
     * The provider refuses us there: what leaves from this sender waits from now on.
     *
     * @return false when it was parked already
     */
    public boolean park(Medium medium, String code, String message) {
        Sender sender = current().get(medium);
        if (sender == null || sender.isParked()) {
            return false;
        }
        boolean isFirst = jdbc.sql("""
                        update sender set parked_since = clock_timestamp(), parked_code = :code,
                            parked_message = :message, probe_at = clock_timestamp() + :seconds * interval '1 second'
                        where id = :id and parked_since is null
                        """)
                        .param("code", code)
                        .param("message", message)
                        .param("seconds", PROBE.toSeconds())
                        .param("id", sender.id())
                        .update()
                == 1;
        last = null;
        if (isFirst) {
            log.error("{} from {} is parked: the provider refuses us: {}: {}", medium, sender.address(), code, message);
        }
        return isFirst;
    }

    /** The attempt that asked whether it works again found out nothing: another one asks, sooner than usual. */
    public void probeAfter(UUID id, Duration pause) {
        jdbc.sql("""
                        update sender
                        set probe_at = least(probe_at, clock_timestamp() + :millis * interval '1 millisecond')
                        where id = :id and parked_since is not null
                        """).param("millis", pause.toMillis()).param("id", id).update();
    }

    /** @return false when it was not parked */
    public boolean resume(UUID id) {
        boolean wasParked = jdbc.sql("""
                        update sender set parked_since = null, parked_code = null, parked_message = null,
                            probe_at = null
                        where id = :id and parked_since is not null
                        """).param("id", id).update() == 1;
        last = null;
        if (wasParked) {
            find(id).ifPresent(sender -> log.warn(
                    "{} from {} works again; what waits and is still useful leaves now",
                    sender.medium(),
                    sender.address()));
        }
        return wasParked;
    }
}
