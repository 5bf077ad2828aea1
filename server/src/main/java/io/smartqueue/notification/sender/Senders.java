package io.smartqueue.notification.sender;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.SendersChanged;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.TenantId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

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
            id, channel, address, account, tenant_id, coalesce(chosen_rate, configured_rate) as rate, parked_since,
            parked_code, parked_message
            """;

    /** @param own those that organisations brought */
    private record Seen(Map<Medium, Sender> senders, List<Sender> own, long nanos) {}

    private final JdbcClient jdbc;
    private final List<Channel> channels;
    private final Map<Medium, UUID> ids = new EnumMap<>(Medium.class);
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Seen last;

    Senders(JdbcClient jdbc, List<Channel> channels) {
        this.jdbc = jdbc;
        this.channels = List.copyOf(channels);
    }

    /** Those of the installation that the channels of this server use; a channel that is off has none. */
    public Map<Medium, Sender> current() {
        return seen().senders();
    }

    /** Those that organisations with an account of their own use. */
    public List<Sender> own() {
        return seen().own();
    }

    /** The one that messages of an organisation leave from. */
    public Optional<Sender> of(TenantId organisation, Medium medium) {
        Seen seen = seen();
        return seen.own().stream()
                .filter(sender -> sender.medium() == medium && sender.owner().equals(Optional.of(organisation)))
                .findFirst()
                .or(() -> Optional.ofNullable(seen.senders().get(medium)));
    }

    /** All that messages of an organisation leave from. */
    public List<Sender> of(TenantId organisation) {
        return Arrays.stream(Medium.values())
                .flatMap(medium -> of(organisation, medium).stream())
                .toList();
    }

    private Seen seen() {
        Seen seen = last;
        return seen != null && System.nanoTime() - seen.nanos() < KEPT_NANOS ? seen : look();
    }

    private synchronized Seen look() {
        long before = changes.get();
        channels.stream()
                .filter(channel -> !ids.containsKey(channel.medium()))
                .forEach(channel -> channel.commonSender()
                        .ifPresent(sender -> ids.put(channel.medium(), register(channel.medium(), sender))));
        Map<UUID, Sender> used = new HashMap<>();
        inUse().forEach(sender -> used.put(sender.id(), sender));
        Map<Medium, Sender> current = new EnumMap<>(Medium.class);
        ids.forEach((medium, id) -> Optional.ofNullable(used.get(id)).ifPresent(found -> current.put(medium, found)));
        Seen seen = new Seen(
                current,
                used.values().stream()
                        .filter(sender -> sender.owner().isPresent())
                        .toList(),
                System.nanoTime());
        // What was read before a change is not remembered after it.
        last = seen;
        if (changes.get() != before) {
            last = null;
        }
        return seen;
    }

    private void forget() {
        changes.incrementAndGet();
        last = null;
    }

    private UUID register(Medium medium, ChannelSender sender) {
        return jdbc.sql("""
                        insert into sender (id, channel, address, account, configured_rate)
                        values (:id, :channel, :address, :account, :rate)
                        on conflict (channel, account, address, tenant_id) do update
                            set configured_rate = excluded.configured_rate
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

    /** Asks the database and changes nothing. */
    List<Sender> inUse() {
        return jdbc.sql("select " + COLUMNS + " from sender where is_used")
                .query((row, n) -> sender(row))
                .list();
    }

    /** In the transaction that changes an organisation's own account. Nothing of it is parked any more. */
    @EventListener
    void changed(SendersChanged change) {
        UUID organisation = change.organisation().value();
        jdbc.sql("update sender set is_used = false where tenant_id = :organisation")
                .param("organisation", organisation)
                .update();
        change.own()
                .forEach((medium, sender) -> jdbc.sql("""
                        insert into sender (id, channel, address, account, tenant_id, configured_rate)
                        values (:id, :channel, :address, :account, :organisation, :rate)
                        on conflict (channel, account, address, tenant_id) do update set is_used = true,
                            configured_rate = excluded.configured_rate, parked_since = null, parked_code = null,
                            parked_message = null, probe_at = null
                        """)
                        .param("id", Ids.next())
                        .param("channel", medium.code())
                        .param("address", sender.address())
                        .param("account", sender.account())
                        .param("organisation", organisation)
                        .param("rate", sender.ratePerSecond())
                        .update());
    }

    /** This server uses at once what the others use within half a second. */
    @TransactionalEventListener
    void used(SendersChanged change) {
        forget();
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
                Optional.ofNullable(row.getObject("tenant_id", UUID.class)).map(TenantId::new),
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
        forget();
    }

    /**
     * The provider refuses an organisation's sender, which others may use too: what leaves from it waits from now on.
     *
     * @param account that the refused message left from; the fault of one that is not used any more is nobody else's
     * @return false when it was parked already, or is of another account
     */
    public boolean park(TenantId organisation, Medium medium, Optional<String> account, String code, String message) {
        Sender sender = of(organisation, medium)
                .filter(present -> account.map(present.account()::equals).orElse(true))
                .orElse(null);
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
        forget();
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
        forget();
        if (wasParked) {
            find(id).ifPresent(sender -> log.warn(
                    "{} from {} works again; what waits and is still useful leaves now",
                    sender.medium(),
                    sender.address()));
        }
        return wasParked;
    }
}
