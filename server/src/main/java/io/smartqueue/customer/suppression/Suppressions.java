package io.smartqueue.customer.suppression;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that the current organisation does not write to. */
@Component
public class Suppressions {

    /** Every part may be absent. */
    public record Filter(
            @Nullable Medium channel,
            @Nullable String recipient,
            @Nullable Reason reason) {}

    private static final String COLUMNS = "id, channel, recipient, reason, since, until, proof";
    /** Those that hold; a limited one is over without anybody's doing. */
    private static final String IN_FORCE = """
             from suppression where (until is null or until > now())
                and not (reason = 'stop' and is_started_again(channel, recipient, since, at_own_sender))
            """;

    private static final RowMapper<Suppression> SUPPRESSION = (row, n) -> new Suppression(
            row.getObject("id", UUID.class),
            Medium.of(row.getString("channel")),
            row.getString("recipient"),
            Reason.of(row.getString("reason")),
            Times.instant(row, "since"),
            Times.instantOrNull(row, "until"),
            row.getString("proof"));

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Suppressions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public PageResult<Suppression> list(PageRequest paging, Filter filter) {
        String from = IN_FORCE
                + (filter.channel == null ? "" : " and channel = :channel")
                + (filter.recipient == null ? "" : " and recipient = :recipient")
                + (filter.reason == null ? "" : " and reason = :reason");
        return paging.of(
                bound(PageRequest.count(from), filter).query(Long.class).single(),
                bound("select " + COLUMNS + from + paging.orderAndLimit(), filter)
                        .query(SUPPRESSION)
                        .list());
    }

    private JdbcClient.StatementSpec bound(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("channel", filter.channel == null ? null : filter.channel.code())
                .param("recipient", filter.recipient)
                .param("reason", filter.reason == null ? null : filter.reason.code());
    }

    /** Why nothing is sent to an address; empty when it may be written to. */
    @Transactional(readOnly = true)
    public Optional<Reason> of(Medium channel, String recipient) {
        return jdbc.sql("select suppressed_because(:channel, :recipient)")
                .param("channel", channel.code())
                .param("recipient", recipient)
                .query((row, n) -> Optional.ofNullable(row.getString(1)).map(Reason::of))
                .single();
    }

    /** When there is one already for the same reason, its end and proof are replaced. */
    @Transactional
    public Suppression add(Medium channel, String recipient, Reason reason, @Nullable Instant until, String proof) {
        return insert("""
                on conflict (tenant_id, channel, recipient, reason) do update
                set until = excluded.until, proof = excluded.proof,
                    since = case when suppression.until <= now() or suppression.reason = 'stop'
                        then excluded.since else suppression.since end
                """, new Added(channel, recipient, reason, until, proof, null));
    }

    /**
     * The recipient says stop in a message.
     *
     * @param toOwnSender of the current organisation; else to the one that all share, where they may start again
     */
    @Transactional
    public void stop(Medium channel, String recipient, String proof, boolean toOwnSender) {
        insert("""
                on conflict (tenant_id, channel, recipient, reason) do update
                set until = null, proof = excluded.proof, since = excluded.since,
                    at_own_sender = suppression.at_own_sender or excluded.at_own_sender
                """, new Added(channel, recipient, Reason.STOP, null, proof, toOwnSender));
    }

    /**
     * A stop that is in force already keeps its proof: it may be the recipient's own words. One that ended, or that the
     * recipient has ended with a start since then, begins anew.
     */
    @Transactional
    public Suppression addStop(Medium channel, String recipient, String proof) {
        return insert("""
                on conflict (tenant_id, channel, recipient, reason) do update
                set (until, proof, since, at_own_sender) = (
                    select case when is_over then null else suppression.until end,
                        case when is_over then excluded.proof else suppression.proof end,
                        case when is_over then excluded.since else suppression.since end,
                        excluded.at_own_sender or suppression.at_own_sender and not is_over
                    from (
                        select coalesce(suppression.until <= now(), false) or is_started_again(
                            suppression.channel, suppression.recipient, suppression.since,
                            suppression.at_own_sender) as is_over
                    ) stop)
                """, new Added(channel, recipient, Reason.STOP, null, proof, null));
    }

    /** @param atOwnSender null = if the organisation has one */
    private record Added(
            Medium channel,
            String recipient,
            Reason reason,
            @Nullable Instant until,
            String proof,
            @Nullable Boolean atOwnSender) {}

    private Suppression insert(String onConflict, Added added) {
        return jdbc.sql("""
                        insert into suppression (id, tenant_id, channel, recipient, reason, since, until, proof,
                            at_own_sender)
                        values (:id, current_tenant(), :channel, :recipient, :reason, :now, :until, :proof,
                            coalesce(:own::boolean, has_own_sender(:channel)))
                        """ + onConflict + " returning " + COLUMNS)
                .param("id", Ids.next())
                .param("channel", added.channel.code())
                .param("recipient", added.recipient)
                .param("reason", added.reason.code())
                .param("now", Times.sql(clock.instant()))
                .param("until", added.until == null ? null : Times.sql(added.until), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("proof", added.proof)
                .param("own", added.atOwnSender, Types.BOOLEAN)
                .query(SUPPRESSION)
                .single();
    }

    /** @throws Refusal 404 when there is none, 409 {@code only_the_recipient} for a stop */
    @Transactional
    public void remove(UUID id) {
        Reason reason = jdbc.sql("select reason from suppression where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(Reason::of)
                .orElseThrow(() -> Refusal.notFound("unknown_suppression", "There is no suppression with this id."));
        if (reason == Reason.STOP) {
            throw Refusal.conflict(
                    "only_the_recipient", "The recipient has stopped these messages and alone can start them again.");
        }
        jdbc.sql("delete from suppression where id = :id").param("id", id).update();
    }

    /** Whether the recipient stopped messages in a way with which the proof begins. */
    @Transactional(readOnly = true)
    public boolean isStoppedBy(String recipient, String proof) {
        return jdbc.sql("""
                        select exists (select from suppression
                            where recipient = :recipient and reason = 'stop' and starts_with(proof, :proof))
                        """)
                .param("recipient", recipient)
                .param("proof", proof)
                .query(Boolean.class)
                .single();
    }

    /** Takes back a stop that was said in such a way. */
    @Transactional
    public void startWhatWasStoppedBy(String recipient, String proof) {
        jdbc.sql("""
                        delete from suppression
                        where recipient = :recipient and reason = 'stop' and starts_with(proof, :proof)
                        """).param("recipient", recipient).param("proof", proof).update();
    }

    /** The person has said so. */
    @Transactional
    public void start(Medium channel, String recipient) {
        jdbc.sql("delete from suppression where channel = :channel and recipient = :recipient and reason = 'stop'")
                .param("channel", channel.code())
                .param("recipient", recipient)
                .update();
    }
}
