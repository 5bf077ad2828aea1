package io.smartqueue.queue.ticket;

import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of tickets: three statements a page, for the count, the ids and the tickets. */
@Component
public class TicketList {

    /** The conditions; queue, status and agent are those of the current leg. */
    public record Filter(
            @Nullable UUID queue,
            @Nullable TicketState status,
            @Nullable EntryChannel channel,
            @Nullable UUID agent,
            Set<UUID> sites) {}

    private static final String MATCHING = """
            from visit join leg on leg.visit_id = visit.id and leg.is_current
            where (:queue::uuid is null or leg.queue_id = :queue)
              and (:status::text is null or leg.state = :status)
              and (:channel::text is null or visit.channel = :channel)
              and (:agent::uuid is null or leg.agent_id = :agent)
              and (cardinality(:sites::uuid[]) = 0 or visit.site_id = any(:sites))
            """;

    private final JdbcClient jdbc;
    private final Tickets tickets;

    TicketList(JdbcClient jdbc, Tickets tickets) {
        this.jdbc = jdbc;
        this.tickets = tickets;
    }

    @Transactional(readOnly = true)
    public PageResult<Ticket> page(Filter filter, PageRequest paging) {
        long count =
                matching(PageRequest.count(MATCHING), filter).query(Long.class).single();
        List<TicketId> ids = matching(
                        "select id from (select visit.id, visit.joined_at, visit.number " + MATCHING + ") ticket"
                                + paging.orderAndLimit(),
                        filter)
                .query((row, n) -> new TicketId(row.getObject("id", UUID.class)))
                .list();
        return paging.of(count, tickets.all(ids));
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("queue", filter.queue())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().code())
                .param(
                        "channel",
                        filter.channel() == null ? null : filter.channel().code())
                .param("agent", filter.agent())
                .param("sites", filter.sites().toArray(UUID[]::new));
    }
}
