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
            @Nullable UUID customer,
            Set<UUID> sites) {

        /** The visits of one person. */
        public static Filter of(UUID customer, Set<UUID> sites) {
            return new Filter(null, null, null, null, customer, sites);
        }
    }

    /** Who is still here: few, whatever the past. */
    private static final String PRESENT = "visit.ended_at is null";

    /** In the words of the indexes of what has ended. */
    private static final String PAST = "visit.ended_at is not null";

    private static final String OPEN_LEG =
            "leg.state in ('remote', 'waiting', 'called', 'serving', 'on_hold', 'missed')";

    private static final String ENDED_LEG = "leg.state in ('completed', 'no_show', 'cancelled', 'expired')";

    private final JdbcClient jdbc;
    private final Tickets tickets;

    TicketList(JdbcClient jdbc, Tickets tickets) {
        this.jdbc = jdbc;
        this.tickets = tickets;
    }

    /** Ordered by the number, only the newest {@link PageRequest#MOST_COUNTED} are: numbers begin anew each day. */
    @Transactional(readOnly = true)
    public PageResult<Ticket> page(Filter filter, PageRequest paging) {
        long count = bound("select count(*) from (" + counted(filter) + ") counted", filter, PageRequest.MOST_COUNTED)
                .query(Long.class)
                .single();
        boolean byNumber = paging.column().equals("number");
        String direction = byNumber || paging.descending() ? "desc" : "asc";
        List<TicketId> ids = bound(
                        "select id from (" + found("visit.id, visit.joined_at, visit.number", filter, direction)
                                + ") ticket" + paging.orderAndLimit(),
                        filter,
                        byNumber ? PageRequest.MOST_COUNTED : paging.offset() + paging.size())
                .query((row, n) -> new TicketId(row.getObject("id", UUID.class)))
                .list();
        return paging.of(count, tickets.all(ids));
    }

    // Who is here and who has left are looked for apart: an index of one is written when a ticket ends and not at each
    // act before.
    private static String found(String columns, Filter filter, String direction) {
        boolean ofLeg = isOfLeg(filter);
        if (!ofLeg && filter.channel == null) {
            return "select " + columns + " from visit where true" + ofVisit(filter) + ordered(direction, "visit.");
        }
        String from = "select " + columns
                + (ofLeg ? " from visit join leg on leg.visit_id = visit.id and leg.is_current" : " from visit");
        String matching = ofLeg(filter) + ofVisit(filter) + ordered(direction, "visit.");
        return "select * from ((" + from + " where " + PRESENT + matching + ") union all (" + from + " where " + PAST
                + (ofLeg ? " and " + ENDED_LEG : "") + matching + ")) both_of_them" + ordered(direction, "");
    }

    // From each leg to its visit, so that a count that ends early collects neither.
    private static String counted(Filter filter) {
        if (!isOfLeg(filter)) {
            return found("1", filter, "");
        }
        String from = "(select 1 from leg cross join lateral (select from visit where visit.id = leg.visit_id"
                + ofVisit(filter) + " offset 0) visit where leg.is_current and ";
        String matching = ofLeg(filter) + " limit :most)";
        return "select * from (" + from + OPEN_LEG + matching + " union all " + from + ENDED_LEG + matching
                + ") both_of_them limit :most";
    }

    private static boolean isOfLeg(Filter filter) {
        return filter.queue != null || filter.status != null || filter.agent != null;
    }

    private static String ofLeg(Filter filter) {
        return is("leg.queue_id", filter.queue)
                + is("leg.state", filter.status == null ? null : filter.status.code())
                + is("leg.agent_id", filter.agent);
    }

    private static String ofVisit(Filter filter) {
        return is("visit.channel", filter.channel == null ? null : filter.channel.code())
                + is("visit.customer_id", filter.customer)
                + (filter.sites.isEmpty() ? "" : " and visit.site_id = any(:sites)");
    }

    /** @param direction asc or desc; empty for any order */
    private static String ordered(String direction, String of) {
        String order = direction.isEmpty() ? "" : " order by %1$sjoined_at %2$s, %1$sid %2$s".formatted(of, direction);
        return order + " limit :most";
    }

    // Ids and codes, in the words of the statement: how many tickets have one decides which index is best, so a plan
    // made for any value would read the past for some.
    private static String is(String column, @Nullable Object value) {
        return value == null ? "" : " and " + column + " = '" + value + "'";
    }

    private JdbcClient.StatementSpec bound(String sql, Filter filter, long most) {
        return jdbc.sql(sql).param("most", most).param("sites", filter.sites().toArray(UUID[]::new));
    }
}
