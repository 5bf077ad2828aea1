package io.smartqueue.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.postgres.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Rows of old visits go; what is computed from them stays to the digit. */
class FiguresOfDroppedVisitsTest extends RetentionScenario {

    @Autowired
    Postgres postgres;

    @Test
    void theLongestOfTheThreePeriodsKeepsTheRows() throws Exception {
        keep(30, 45, 60);
        visit();
        after(Duration.ofDays(59));
        assertThat(rows("visit")).isEqualTo(1);
        assertThat(rows("notification")).isEqualTo(1);
        after(Duration.ofDays(61));
        assertThat(List.of("visit", "leg", "notification", "ticket_event", "visit_note"))
                .allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
    }

    /** Each day one visit; thirty days are kept. */
    @Test
    void theNumberOfRowsLevelsOff() throws Exception {
        keep(30, 30, 30);
        staySignedIn();
        List<Integer> sizes = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            clock.set(DAY.plus(Duration.ofDays(day)));
            visit();
            after(Duration.ofDays(day).plusHours(10));
            sizes.add(rows("visit") + rows("leg") + rows("ticket_event") + rows("notification") + rows("visit_note"));
        }
        assertThat(sizes.subList(0, 30)).isSorted().doesNotHaveDuplicates();
        assertThat(sizes.subList(31, 40)).containsOnly(sizes.get(30));
        assertThat(ofQueue().split("\"served\":1,", -1)).hasSize(41);
    }

    /** For as many months as the test goes through; a token is looked up again after a second. */
    private void staySignedIn() throws SQLException {
        try (Connection owner = postgres.owner().connect()) {
            sql(owner).sql("""
                        update access_token set expires_at = expires_at + interval '1 year'
                        where account_id in (select account_id from membership where tenant_id = ?)
                        """).param(branch.tenant.tenant().id().value()).update();
        }
        clock.set(DAY.plus(Duration.ofDays(50)));
        await().untilAsserted(() -> admin.get("/api/v1/auth/me/").is(200));
        await().untilAsserted(() -> agent.get("/api/v1/auth/me/").is(200));
        clock.set(DAY);
    }

    private String ofQueue() {
        return stats("queues/" + queue.value());
    }

    /** Of forty days from the first on. */
    private String stats(String what) {
        LocalDate from = LocalDate.ofInstant(DAY, ZoneOffset.UTC);
        Instant now = clock.instant();
        clock.set(DAY.plus(Duration.ofDays(50)));
        String body = admin.get(what + "/stats/days/?from=" + from + "&to=" + from.plusDays(40))
                .is(200)
                .body();
        clock.set(now);
        return body;
    }

    private int rows(String table) {
        return branch.read(Integer.class, "select count(*) from " + table).getFirst();
    }

    private static JdbcClient sql(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
