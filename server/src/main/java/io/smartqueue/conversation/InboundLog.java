package io.smartqueue.conversation;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.cost.ledger.Ledger;
import io.smartqueue.cost.ledger.LedgerMessage;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.live.Signals;
import io.smartqueue.live.Topic;
import io.smartqueue.notification.text.Segments;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people wrote: each message once, whatever the provider repeats. */
@Component
class InboundLog {

    /** No provider passes on more; the rest of what is longer is lost. */
    private static final int LONGEST = 1600;

    private static final Duration STRAYS_KEPT = Duration.ofDays(30);
    private static final Duration BETWEEN_HELP = Duration.ofHours(1);

    /** Every part may be absent. */
    record Filter(
            @Nullable Medium channel,
            @Nullable UUID ticket,
            @Nullable Boolean understood) {}

    record Entry(
            UUID id,
            Medium channel,
            String from,
            String to,
            String body,
            @Nullable String button,
            String providerId,
            Instant receivedAt,
            boolean understood,
            @Nullable UUID ticketId,
            @Nullable UUID answerId) {

        @Override
        public String toString() {
            return "Entry[" + providerId + "]";
        }
    }

    private static final String COLUMNS = """
             id, channel, from_address, to_address, body, button, provider_id, received_at, understood, visit_id,
             answer_id
            """;
    private static final RowMapper<Entry> ENTRY = (row, n) -> new Entry(
            row.getObject("id", UUID.class),
            Medium.of(row.getString("channel")),
            row.getString("from_address"),
            row.getString("to_address"),
            row.getString("body"),
            row.getString("button"),
            row.getString("provider_id"),
            Times.instant(row, "received_at"),
            row.getBoolean("understood"),
            row.getObject("visit_id", UUID.class),
            row.getObject("answer_id", UUID.class));

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Ledger ledger;
    private final Signals signals;

    InboundLog(JdbcClient jdbc, InstantSource clock, Ledger ledger, Signals signals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ledger = ledger;
        this.signals = signals;
    }

    /** @return false when it was received before; then nothing is to be done. Waits for one that is being received */
    boolean isNew(InboundMessage message) {
        return jdbc.sql("""
                        insert into inbound_receipt (provider_id, id, received_at, channel, address_hash)
                        values (:provider, :id, :now, :channel, address_hash(:from))
                        on conflict (provider_id) do nothing
                        """)
                        .param("provider", message.providerId())
                        .param("id", Ids.next())
                        .param("now", Times.sql(clock.instant()))
                        .param("channel", message.medium().code())
                        .param("from", message.from())
                        .update()
                > 0;
    }

    /** Of the current organisation. */
    void add(InboundMessage message, boolean understood, Optional<UUID> ticket, Optional<UUID> answer) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        Optional<UUID> queue = jdbc.sql("""
                        insert into inbound_message (id, tenant_id, channel, from_address, to_address, body, button,
                            replied_to, provider_id, received_at, understood, visit_id, answer_id)
                        values (:id, current_tenant(), :channel, :from, :to, :body, :button, :replied_to, :provider,
                            -- Before the answer to it.
                            coalesce((
                                select received_at from inbound_receipt where provider_id = :provider
                            ), :now),
                            :understood, :visit, :answer)
                        returning (
                            select queue_id from leg where leg.visit_id = inbound_message.visit_id and is_current
                        ) as queue
                        """)
                .param("id", id)
                .param("channel", message.medium().code())
                .param("from", message.from())
                .param("to", message.to())
                .param("body", cut(message.body()))
                .param("button", message.button().map(InboundLog::cut).orElse(null), Types.VARCHAR)
                .param("replied_to", message.repliedTo().map(InboundLog::cut).orElse(null), Types.VARCHAR)
                .param("provider", message.providerId())
                .param("now", Times.sql(now))
                .param("understood", understood)
                .param("visit", ticket.orElse(null), Types.OTHER)
                .param("answer", answer.orElse(null), Types.OTHER)
                .query((row, n) -> Optional.ofNullable(row.getObject("queue", UUID.class)))
                .single();
        ledger.add(List.of(priced(id, message, now)));
        // Whoever has the ticket in hand sees it at once.
        queue.ifPresent(of -> signals.signal(Topic.words(CurrentTenant.get(), new QueueId(of))));
    }

    /** The ticket that one of our answers was about. */
    Optional<UUID> ticketAnswered(UUID answer) {
        return jdbc
                .sql("select visit_id from inbound_message where answer_id = :answer and visit_id is not null")
                .param("answer", answer)
                .query((row, n) -> row.getObject("visit_id", UUID.class))
                .stream()
                .findFirst();
    }

    /** Whether the same button of the same message was pressed before. */
    boolean wasPressed(InboundMessage message, TicketId about) {
        return message.button().isPresent()
                && message.repliedTo().isPresent()
                && jdbc.sql("""
                        select exists (
                            select from inbound_message
                            where visit_id = :visit and replied_to = :replied_to and button = :button)
                        """)
                        .param("visit", about.value())
                        .param("replied_to", cut(message.repliedTo().get()))
                        .param("button", cut(message.button().get()))
                        .query(Boolean.class)
                        .single();
    }

    private static LedgerMessage priced(UUID id, InboundMessage message, Instant now) {
        String country =
                PhoneNumber.of(message.from()).map(PhoneNumber::country).orElse("");
        int segments =
                message.medium().isPaidBySegment() ? Segments.of(message.body()).count() : 1;
        return new LedgerMessage(
                id,
                LedgerMessage.INBOUND,
                LedgerMessage.Place.NONE,
                new PricedMessage(
                        message.medium(), Direction.IN, country, null, Category.ANY, Window.ANY, segments, now),
                0,
                message.to(),
                message.providerId());
    }

    /** A message for which no organisation was found. @return whether its sender may be helped; true once an hour */
    boolean addStray(InboundMessage message) {
        return jdbc.sql("""
                        update inbound_receipt set from_address = :from, to_address = :to, body = :body,
                            button = :button, is_helped = not exists (
                                select from inbound_receipt earlier
                                where earlier.address_hash = inbound_receipt.address_hash and earlier.is_helped
                                    and earlier.received_at > :since)
                        where provider_id = :provider
                        returning is_helped
                        """)
                .param("from", message.from())
                .param("to", message.to())
                .param("body", cut(message.body()))
                .param("button", message.button().map(InboundLog::cut).orElse(null), Types.VARCHAR)
                .param("since", Times.sql(clock.instant().minus(BETWEEN_HELP)))
                .param("provider", message.providerId())
                .query(Boolean.class)
                .single();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    @Transactional(readOnly = true)
    public PageResult<Entry> list(PageRequest paging, Filter filter) {
        return list(
                paging,
                filter,
                " from inbound_message where true"
                        + (filter.ticket == null ? "" : " and visit_id = :ticket")
                        + (filter.understood == null ? "" : " and understood = :understood"));
    }

    /** Those of no organisation. */
    @Transactional(readOnly = true)
    public PageResult<Entry> strays(PageRequest paging, @Nullable Medium channel) {
        return list(paging, new Filter(channel, null, null), """
                 from (
                    select inbound_receipt.*, false as understood, null::uuid as visit_id, null::uuid as answer_id
                    from inbound_receipt where from_address is not null
                ) stray where true
                """);
    }

    private PageResult<Entry> list(PageRequest paging, Filter filter, String from) {
        String matching = from + (filter.channel == null ? "" : " and channel = :channel");
        return paging.of(
                bound(PageRequest.count(matching), filter).query(Long.class).single(),
                bound("select " + COLUMNS + matching + paging.orderAndLimit(), filter)
                        .query(ENTRY)
                        .list());
    }

    private JdbcClient.StatementSpec bound(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("channel", filter.channel == null ? null : filter.channel.code())
                .param("ticket", filter.ticket)
                .param("understood", filter.understood);
    }

    @Scheduled(initialDelay = 25, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from inbound_receipt where received_at < :before")
                .param("before", Times.sql(clock.instant().minus(STRAYS_KEPT)))
                .update();
    }
}
