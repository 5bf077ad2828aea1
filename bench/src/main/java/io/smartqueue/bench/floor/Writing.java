package io.smartqueue.bench.floor;

import io.smartqueue.bench.subject.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** What the acts on tickets write, on one connection: a statement, and so a round trip and a commit, for each act. */
public final class Writing {

    private static final String WORDS = "Banque du Fleuve : votre ticket est le A042, position 12, environ 35 minutes. "
            + "Suivez-le : http://localhost:8000/t/0123456789abcdef";

    private static final String EVENT = """
        insert into floor.event (tenant_id, visit_id, leg_id, queue_id, number, type, actor_type, actor_id,
            from_state, to_state, at)
        """;

    private static final String MESSAGE = """
        , told as (
            insert into floor.outbox (id, tenant_id, channel, event, visit_id, leg_id, recipient, body, status,
                look_at, expires_at, created_at)
            values (?, ?, 'sms', ?, ?, ?, '+221770000100', ?, 'pending', now(), now() + interval '1 hour', now())
        )
        """;

    private static final String JOIN = """
        with numbered as (
            update floor.series set last_sequence = last_sequence + 1, last_at = greatest(now(), last_at)
            where id = ? returning last_sequence as sequence, last_at as at
        ), counted as (
            update floor.line_joined set people = people + 1 from numbered where queue_id = ?
            returning sequence, at
        ), visit as (
            insert into floor.visit (id, tenant_id, site_id, customer_id, language, channel, priority, series,
                service_day, sequence, number, public_token, joined_at)
            select ?, ?, ?, ?, 'fr', 'api', 'normal', 'A', current_date, sequence,
                   'A' || lpad(sequence::text, 6, '0'), ?, at
            from counted
        ), leg as (
            insert into floor.leg
                (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at, moved_at)
            select ?, ?, ?, 1, ?, 'waiting', at, at, at from counted
        ), link as (
            insert into floor.link (token, tenant_id, visit_id) values (?, ?, ?)
        )
        """;

    private static final String JOINED = EVENT + """
        select ?, ?, ?, ?, 'A' || lpad(sequence::text, 6, '0'), 'created', 'staff', ?, null, 'waiting', at
        from counted
        """;

    private static final String CALL = """
        with leg as (
            update floor.leg set state = 'called', agent_id = ?, counter_id = ?, called_at = now(),
                moved_at = now(), call_count = call_count + 1
            where id = ? and state = 'waiting'
        ), gone as (
            update floor.line_gone set people = people + 1 where queue_id = ? and slot = ?
        )
        """;

    private static final String CALLED = EVENT + """
        values (?, ?, ?, ?, 'A000042', 'called', 'staff', ?, 'waiting', 'called', now())
        """;

    private static final String START = """
        with leg as (
            update floor.leg set state = 'serving', moved_at = now(), started_at = now()
            where id = ? and state = 'called'
        )
        """ + EVENT + """
        values (?, ?, ?, ?, 'A000042', 'started', 'staff', ?, 'called', 'serving', now())
        """;

    private static final String CLOSE = """
        with leg as (
            update floor.leg set state = 'completed', moved_at = now(), ended_at = now()
            where id = ? and state = 'serving'
        )
        """ + EVENT + """
        values (?, ?, ?, ?, 'A000042', 'closed', 'staff', ?, 'serving', 'completed', now())
        """;

    private final Connection connection;
    private final UUID tenant;
    private final boolean withMessages;
    private final UUID agent = UUID.randomUUID();
    private final PreparedStatement join;
    private final PreparedStatement call;
    private final PreparedStatement start;
    private final PreparedStatement close;

    /** @param withMessages whether joining and calling leave a message */
    public Writing(Connection connection, Floor floor, boolean withMessages) throws SQLException {
        this.connection = connection;
        this.tenant = floor.tenant();
        this.withMessages = withMessages;
        String message = withMessages ? MESSAGE : "";
        join = connection.prepareStatement(JOIN + message + JOINED);
        call = connection.prepareStatement(CALL + message + CALLED);
        start = connection.prepareStatement(START);
        close = connection.prepareStatement(CLOSE);
    }

    public Floor.Waiting join(Floor.Place place) throws SQLException {
        var one = new Floor.Waiting(Ids.next(), Ids.next(), place.queue());
        String token = UUID.randomUUID().toString().replace("-", "").substring(16);
        List<Object> values = new ArrayList<>(List.of(place.series(), place.queue()));
        values.addAll(List.of(one.visit(), tenant, tenant, agent, token));
        values.addAll(List.of(one.leg(), tenant, one.visit(), one.queue()));
        values.addAll(List.of(token, tenant, one.visit()));
        values.addAll(message("ticket_created", one));
        values.addAll(event(one));
        once(join, values);
        return one;
    }

    /** Calls, starts and closes. */
    public void serve(Floor.Waiting one) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(agent, agent, one.leg()));
        values.addAll(List.of(one.queue(), Math.floorMod(agent.hashCode(), Floor.SLOTS)));
        values.addAll(message("ticket_called", one));
        values.addAll(event(one));
        once(call, values);
        for (PreparedStatement next : List.of(start, close)) {
            values = new ArrayList<>(List.of(one.leg()));
            values.addAll(event(one));
            once(next, values);
        }
    }

    private List<Object> message(String about, Floor.Waiting one) {
        return withMessages
                ? List.of(Ids.next(), tenant, about, one.visit(), one.leg(), WORDS)
                : Collections.emptyList();
    }

    private List<Object> event(Floor.Waiting one) {
        return List.of(tenant, one.visit(), one.leg(), one.queue(), agent);
    }

    private void once(PreparedStatement statement, List<Object> values) throws SQLException {
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        if (statement.executeUpdate() != 1) {
            throw new IllegalStateException("nothing was written");
        }
    }
}
