package io.smartqueue.queue.accuracy;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.accuracy.JudgedDays.Cell;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares announcements with what became of their tickets, apart from the act that called them. Who left before the
 * call, or never came, is counted as censored.
 */
@Component
class Judgement {

    private static final int AT_ONCE = 500;
    private static final double SECONDS = 60;

    /** @param calledAt null for who left before */
    private record Announced(
            UUID visit,
            UUID leg,
            Instant at,
            String occasion,
            Said said,
            UUID queue,
            String channel,
            ZoneId zone,
            @Nullable Instant calledAt) {

        boolean isOfTaking() {
            return occasion.equals(TicketEvent.Type.CREATED.code());
        }

        @Nullable Integer waitedSeconds() {
            return calledAt == null
                    ? null
                    : Math.toIntExact(Math.max(0, Duration.between(at, calledAt).toSeconds()));
        }

        Cell cell(Method method) {
            ZonedDateTime there = at.atZone(zone);
            return new Cell(
                    there.toLocalDate(),
                    queue,
                    there.getHour(),
                    Horizon.of(said.middle).code(),
                    channel,
                    method.code());
        }
    }

    /** In minutes. */
    private record Said(
            double middle,
            double upper,
            double earlier,
            @Nullable Double lastToEnter,
            double queueLength) {

        /** @return null where nobody had been called yet */
        @Nullable Errors errors(Method method, double waited) {
            return switch (method) {
                case OURS -> Errors.of(middle, upper, waited);
                case EARLIER -> Errors.of(earlier, earlier, waited);
                case LAST_TO_ENTER -> lastToEnter == null ? null : Errors.of(lastToEnter, lastToEnter, waited);
                case QUEUE_LENGTH -> Errors.of(queueLength, queueLength, waited);
            };
        }
    }

    private record Outcome(
            UUID visit,
            UUID leg,
            Instant at,
            String outcome,
            @Nullable Integer waited) {}

    private final JdbcClient jdbc;
    private final JudgedDays days;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Judgement(JdbcClient jdbc, JudgedDays days, TransactionTemplate transaction, JsonMapper json) {
        this.jdbc = jdbc;
        this.days = days;
        this.transaction = transaction;
        this.json = json;
    }

    /** @return whether there may be more */
    boolean judge(TenantId tenant) {
        return CurrentTenant.call(
                tenant, () -> Objects.requireNonNull(transaction.execute(begun -> judgeSome())) >= AT_ONCE);
    }

    private int judgeSome() {
        List<Announced> some = some();
        if (some.isEmpty()) {
            return 0;
        }
        var sums = new JudgedDays.Sums();
        for (Announced one : some) {
            Integer waited = one.waitedSeconds();
            for (Method method : Method.values()) {
                if (waited == null) {
                    sums.addCensored(one.cell(method));
                } else {
                    sums.add(one.cell(method), one.isOfTaking(), one.said.errors(method, waited / SECONDS));
                }
            }
        }
        write(some);
        days.add(sums);
        return some.size();
    }

    // Another server that judges at the same time takes others. A leg that was called, put back and told a new range
    // is judged by its next call.
    private List<Announced> some() {
        return jdbc.sql("""
                        select said.*, visit.channel, called.at as called_at,
                               (select zone from site where id = visit.site_id) as zone
                        from announcement said
                        join leg on leg.id = said.leg_id
                        join visit on visit.id = said.visit_id
                        cross join lateral (
                            select min(at) as at from ticket_event event
                            where leg.call_count > 0 and event.visit_id = said.visit_id and event.leg_id = said.leg_id
                              and event.type = 'called' and event.at >= said.announced_at
                        ) called
                        where said.outcome is null and (called.at is not null or not is_in_line(leg.state))
                        limit :most
                        for update of said skip locked
                        """)
                .param("most", AT_ONCE)
                .query((row, n) -> announced(row))
                .list();
    }

    private static Announced announced(ResultSet row) throws SQLException {
        Float lastToEnter = row.getObject("last_to_enter_minutes", Float.class);
        return new Announced(
                row.getObject("visit_id", UUID.class),
                row.getObject("leg_id", UUID.class),
                Times.instant(row, "announced_at"),
                row.getString("occasion"),
                new Said(
                        row.getDouble("middle_minutes"),
                        row.getDouble("upper_minutes"),
                        row.getDouble("earlier_minutes"),
                        lastToEnter == null ? null : (double) lastToEnter,
                        row.getDouble("queue_length_minutes")),
                row.getObject("queue_id", UUID.class),
                row.getString("channel"),
                ZoneId.of(row.getString("zone")),
                Times.instantOrNull(row, "called_at"));
    }

    private void write(List<Announced> some) {
        jdbc.sql("""
                        update announcement said set outcome = judged.outcome, waited_seconds = judged.waited
                        from json_to_recordset(:judged::json)
                            as judged (visit uuid, leg uuid, at timestamptz, outcome text, waited integer)
                        where said.visit_id = judged.visit and said.leg_id = judged.leg
                          and said.announced_at = judged.at
                        """)
                .param(
                        "judged",
                        json.writeValueAsString(some.stream()
                                .map(one -> new Outcome(
                                        one.visit,
                                        one.leg,
                                        one.at,
                                        one.calledAt == null ? "censored" : "called",
                                        one.waitedSeconds()))
                                .toList()))
                .update();
    }
}
