package io.smartqueue.counter.reading;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.ticket.VisitConsent;
import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The heads of an agent's queues, merged as the call for the next one merges them: by the due instant less the head
 * start of the counter, then by the leg. A test calls them all and holds the two against each other.
 */
@Component
class CallingOrder {

    /** @param bonus of the priority */
    private record Waiting(
            UUID ticket,
            UUID queue,
            String number,
            @Nullable String name,
            Duration bonus,
            @Nullable String priorityReason,
            boolean reserved,
            int returns,
            int postponements,
            @Nullable Names from,
            Instant since,
            @Nullable Medium toldBy) {}

    private final JdbcClient jdbc;

    CallingOrder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WaitingList.Row> first(StaffId agent, AgentSession agentSession, int most) {
        List<Waiting> waiting = jdbc.sql("""
                        select visit.id as ticket, head.queue_id, visit.number,
                               queue.ordering, visit.priority, visit.priority_reason,
                               head.reserved_for is not null as reserved, head.returns,
                               head.postponements, head.joined_at,
                               coalesce(visit.customer_name, full_name(customer.first_name, customer.last_name))
                                   as name,
                               origin.name as from_queue, origin.names as from_queues,
                        """ + VisitConsent.COLUMNS + """
                        from counter_queue served
                        join queue on queue.id = served.queue_id
                        cross join lateral (
                            select id, visit_id, queue_id, passage, due_at, joined_at, reserved_for, returns,
                                   postponements
                            from leg
                            where queue_id = served.queue_id and state = 'waiting'
                              and (reserved_for is null or reserved_for in (:agent, :counter))
                            order by due_at, id
                            limit :most
                        ) head
                        join visit on visit.id = head.visit_id
                        left join customer on customer.id = visit.customer_id
                        left join lateral (
                            select before.name, before.names from leg join queue before on before.id = leg.queue_id
                            where leg.visit_id = visit.id and leg.passage < head.passage
                              and leg.queue_id <> head.queue_id
                            order by leg.passage desc limit 1
                        ) origin on head.passage > 1
                        where served.counter_id = :counter and served.queue_id = any(:queues)
                        order by head.due_at - make_interval(mins => served.head_start_minutes), head.id
                        limit :most
                        """)
                .param("agent", agent.value())
                .param("counter", agentSession.counterId())
                .param("queues", agentSession.profileIds())
                .param("most", most)
                .query(CallingOrder::waiting)
                .list();
        List<WaitingList.Row> rows = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            rows.add(row(waiting.get(i), waiting.subList(i + 1, waiting.size())));
        }
        return rows;
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        return new Waiting(
                row.getObject("ticket", UUID.class),
                row.getObject("queue_id", UUID.class),
                row.getString("number"),
                row.getString("name"),
                Queue.Order.of(row.getString("ordering")).bonus(Priority.of(row.getString("priority"))),
                row.getString("priority_reason"),
                row.getBoolean("reserved"),
                row.getInt("returns"),
                row.getInt("postponements"),
                row.getString("from_queue") == null ? null : Names.of(row, "from_queue"),
                Times.instant(row, "joined_at"),
                VisitConsent.of(row).preferred().orElse(null));
    }

    private static WaitingList.Row row(Waiting who, List<Waiting> behind) {
        WaitingList.Reason reason = reason(who, behind);
        Names detail = switch (reason) {
            case TRANSFERRED -> who.from;
            case PRIORITY -> who.priorityReason == null ? null : Names.untranslated(who.priorityReason);
            case FIRST_COME, RESERVED, BACK, RISES, LATER, LET_PASS -> null;
        };
        return new WaitingList.Row(who.ticket, who.number, who.name, reason, detail, who.since, who.toldBy);
    }

    private static WaitingList.Reason reason(Waiting who, List<Waiting> behind) {
        if (who.reserved) {
            return WaitingList.Reason.RESERVED;
        }
        if (who.returns > 0) {
            return WaitingList.Reason.BACK;
        }
        if (who.bonus.isPositive()) {
            return WaitingList.Reason.PRIORITY;
        }
        if (who.from != null) {
            return WaitingList.Reason.TRANSFERRED;
        }
        if (who.postponements > 0) {
            return WaitingList.Reason.LET_PASS;
        }
        // A more urgent ticket of the same queue is behind, so the long wait is the reason.
        if (behind.stream().anyMatch(other -> other.queue.equals(who.queue) && other.bonus.compareTo(who.bonus) > 0)) {
            return WaitingList.Reason.RISES;
        }
        return who.bonus.isNegative() ? WaitingList.Reason.LATER : WaitingList.Reason.FIRST_COME;
    }
}
