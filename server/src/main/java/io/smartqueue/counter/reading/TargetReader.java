package io.smartqueue.counter.reading;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.Names;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the queues, counters and agents to which a ticket can be transferred; the act checks again. */
@Component
public class TargetReader {

    private static final String SEATED = """
            from counter
            join counter_session session on session.counter_id = counter.id and closed_at is null
            join membership member on member.id = session.agent_id
            where counter.is_active and session.agent_id <> :agent
              and counter.site_id = (select site_id from visit where id = :ticket)
              and exists (
                  select from served_queue served join queue on queue.id = served.queue_id
                  where served.counter_id = counter.id and queue.status = 'active'
              )
              and not exists (
                  select from counter_queue served
                  join queue on queue.id = served.queue_id
                  join leg on leg.queue_id = queue.id and leg.visit_id = :ticket and leg.is_current
                  where served.counter_id = counter.id and not has_skill(skill, member.skills)
              )
            order by length(counter.name), counter.name
            """;

    private final JdbcClient jdbc;
    private final Tickets tickets;

    TargetReader(JdbcClient jdbc, Tickets tickets) {
        this.jdbc = jdbc;
        this.tickets = tickets;
    }

    @Transactional(readOnly = true)
    public TransferTargets of(TicketId ticket, StaffId agent) {
        return new TransferTargets(
                withThoseWaiting(targets("""
                        select queue.id, queue.name, queue.names, '' as detail
                        from queue join service on service.id = queue.service_id
                        where queue.site_id = (select site_id from visit where id = :ticket)
                          and queue.status = 'active' and service.is_active
                          and queue.id <> (select queue_id from leg where visit_id = :ticket and is_current)
                          and :agent::uuid is not null
                        order by queue.name, queue.id
                        """, ticket, agent)),
                targets(
                        "select counter.id, counter.name, '{}' as names, member.public_name as detail " + SEATED,
                        ticket,
                        agent),
                targets(
                        "select member.id, member.public_name as name, '{}' as names, counter.name as detail " + SEATED,
                        ticket,
                        agent));
    }

    private List<TransferTargets.Target> withThoseWaiting(List<TransferTargets.Target> queues) {
        Map<QueueId, Integer> waiting = tickets.waiting(
                queues.stream().map(queue -> new QueueId(queue.id())).toList());
        return queues.stream()
                .map(queue -> new TransferTargets.Target(
                        queue.id(), queue.name(), String.valueOf(waiting.getOrDefault(new QueueId(queue.id()), 0))))
                .toList();
    }

    private List<TransferTargets.Target> targets(String sql, TicketId ticket, StaffId agent) {
        return jdbc.sql(sql)
                .param("ticket", ticket.value())
                .param("agent", agent.value())
                .query((row, n) -> new TransferTargets.Target(
                        row.getObject("id", UUID.class), Names.of(row, "name"), row.getString("detail")))
                .list();
    }
}
