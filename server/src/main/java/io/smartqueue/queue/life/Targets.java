package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the target of a transfer: an open queue of the same site. */
@Component
class Targets {

    /**
     * The queue of the next leg, and the only counter or agent that may call it there.
     *
     * @param able whether the agent there has the skill that the queue needs
     */
    record Target(
            QueueId queue,
            UUID site,
            Queue.Order order,
            boolean open,
            @Nullable Integer slaSeconds,
            @Nullable UUID reservedFor,
            boolean able) {

        static Target of(ResultSet row, int n) throws SQLException {
            return new Target(
                    new QueueId(row.getObject("id", UUID.class)),
                    row.getObject("site_id", UUID.class),
                    Queue.Order.of(row.getString("ordering")),
                    row.getBoolean("open"),
                    row.getObject("sla_seconds", Integer.class),
                    row.getObject("reserved_for", UUID.class),
                    row.getBoolean("able"));
        }
    }

    private final JdbcClient jdbc;

    Targets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal when there is none, at another site, or not active */
    Target queue(QueueId queue, UUID site) {
        Target target = find(queue)
                .orElseThrow(
                        () -> Refusal.field("target_queue_id", "unknown_queue", "There is no queue with this id."));
        if (!target.site().equals(site)) {
            throw Refusal.field("target_queue_id", "other_site", "This queue is at another site.");
        }
        if (!target.open()) {
            throw Refusal.conflict("queue_not_active", "This queue takes no tickets at the moment.");
        }
        return target;
    }

    /**
     * The next step of a visit that was taken for several: it joins whatever the queue's status. Empty when the queue
     * has been closed for good, or moved to another site.
     */
    Optional<Target> step(QueueId queue, UUID site) {
        return find(queue).filter(target -> target.site().equals(site));
    }

    private Optional<Target> find(QueueId queue) {
        return jdbc.sql("""
                        select queue.id, queue.site_id, ordering, sla_seconds, null::uuid as reserved_for, true as able,
                               queue.status = 'active' and service.is_active as open
                        from queue join service on service.id = queue.service_id
                        where queue.id = :queue
                        """).param("queue", queue.value()).query(Target::of).optional();
    }

    /** @throws Refusal when it is unknown, or serves no open queue of this site */
    Target counter(CounterId counter, LockedTicket locked) {
        return served(locked, "counter.id = :wanted and counter.is_active", counter.value())
                .orElseThrow(() -> Refusal.field(
                        "target_counter_id",
                        "unknown_counter",
                        "There is no active counter of this site that serves."));
    }

    /** @throws Refusal when the agent serves no queue of this site */
    Target agent(StaffId agent, LockedTicket locked) {
        return served(locked, "session.agent_id = :wanted", agent.value())
                .orElseThrow(() -> Refusal.field(
                        "target_agent_id", "agent_not_at_counter", "This agent serves no queue of this site."));
    }

    // Stay in the ticket's queue if that counter serves it; else choose a queue for the same service; else any. In the
    // last two the agent must have the skill. An agent who lacks the skill of the first is not given another queue.
    private Optional<Target> served(LockedTicket locked, String wanted, UUID value) {
        List<Target> targets = jdbc.sql("""
                        select queue.id, queue.site_id, queue.ordering, service.sla_seconds,
                               :wanted::uuid as reserved_for, true as open,
                               member.id is null or has_skill(queue.skill, member.skills) as able
                        from counter
                        left join counter_session session on session.counter_id = counter.id and closed_at is null
                        join counter_queue on counter_queue.counter_id = counter.id
                        join queue on queue.id = counter_queue.queue_id
                        left join membership member on member.id = session.agent_id
                        join service on service.id = queue.service_id
                        where %s and counter.site_id = :site
                          and (queue.id = :present or queue.status = 'active' and service.is_active
                              and (member.id is null or has_skill(queue.skill, member.skills)))
                        order by queue.id <> :present,
                            service.id <> (select service_id from queue where id = :present), queue.name, queue.id
                        limit 1
                        """.formatted(wanted))
                .param("wanted", value)
                .param("site", locked.site())
                .param("present", locked.queue().value())
                .query(Target::of)
                .list();
        if (!targets.stream().allMatch(Target::able)) {
            throw Refusal.conflict("target_lacks_skill", "The agent there lacks the skill of this queue.");
        }
        return targets.stream().findFirst();
    }
}
