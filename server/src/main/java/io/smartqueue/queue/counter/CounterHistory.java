package io.smartqueue.queue.counter;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.counter.CounterEvent.Because;
import io.smartqueue.queue.counter.CounterEvent.Person;
import io.smartqueue.queue.event.CounterChanged;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When a counter was opened and closed, the person who did it, and why. */
@Component
class CounterHistory {

    /** As many as fill a page; older ones are of no use at a counter. */
    private static final int NEWEST = 100;

    /** @param actor null when no member of the staff did it */
    record Change(
            UUID counter,
            UUID agent,
            Because because,
            @Nullable UUID actor,
            @Nullable String words) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CounterHistory(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void opened(UUID counter, UUID agent, OffsetDateTime at) {
        write("opened", new Change(counter, agent, Because.AGENT, agent, null), at);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void closed(Change change, OffsetDateTime at) {
        write("closed", change, at);
    }

    private void write(String type, Change change, OffsetDateTime at) {
        jdbc.sql("""
                        insert into counter_event
                            (tenant_id, counter_id, agent_id, type, because, words, actor_id, queue_ids, at)
                        values (current_tenant(), :counter, :agent, :type, :because, :words, :actor, array(
                            select queue_id from counter_queue where counter_id = :counter
                        ), :at)
                        """)
                .param("counter", change.counter())
                .param("agent", change.agent())
                .param("type", type)
                .param("because", change.because().code())
                .param("words", change.words(), Types.VARCHAR)
                .param("actor", change.actor(), Types.OTHER)
                .param("at", at)
                .update();
        events.publishEvent(new CounterChanged(CurrentTenant.get()));
        events.publishEvent(new LineChanged(CurrentTenant.get()));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<CounterEvent> of(CounterId counter) {
        return jdbc.sql("""
                        select event.at, 'counter.' || event.type as type, event.because, event.words,
                               agent.id as agent_id, agent.public_name as agent,
                               actor.id as actor_id, actor.public_name as actor
                        from counter_event event
                        join membership agent on agent.id = event.agent_id
                        left join membership actor on actor.id = event.actor_id
                        where event.counter_id = :counter
                        order by event.id desc
                        limit :newest
                        """)
                .param("counter", counter.value())
                .param("newest", NEWEST)
                .query(CounterHistory::event)
                .list();
    }

    private static CounterEvent event(ResultSet row, int n) throws SQLException {
        UUID actor = row.getObject("actor_id", UUID.class);
        return new CounterEvent(
                Times.instant(row, "at"),
                row.getString("type"),
                Because.of(row.getString("because")),
                new Person(row.getObject("agent_id", UUID.class), row.getString("agent")),
                actor == null ? null : new Person(actor, row.getString("actor")),
                row.getString("words"));
    }
}
