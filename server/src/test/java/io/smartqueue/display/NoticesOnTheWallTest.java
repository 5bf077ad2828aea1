package io.smartqueue.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.queue.Branch;
import io.smartqueue.security.Role;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What an organisation tells everybody who waits. */
@DatabaseTest
class NoticesOnTheWallTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SetClock clock;

    Branch branch;
    Person manager;
    WaitingScreen screen;
    String key;

    @BeforeEach
    void hangAScreen() {
        clock.set(Instant.parse("2026-11-25T23:50:00Z"));
        branch = Branch.open(organisations, jdbc, transactions);
        manager = branch.tenant.manager();
        screen = new WaitingScreen(organisations);
        key = manager.post("screens/", Map.of("name", "Hall", "site", "plateau"))
                .is(201)
                .text("key");
    }

    private String board() {
        HttpResponse<String> answer = screen.get("/display/" + key + "/state");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void noticesAreShownBetweenTheirHoursInTheScreensLanguage() {
        Answer made = manager.post(
                "notices/",
                Map.of(
                        "site_id",
                        branch.site.toString(),
                        "texts",
                        Map.of("fr", "Fermé vendredi <b>", "ar", "مغلق"),
                        "starts_at",
                        "2026-11-25T23:55:00Z",
                        "ends_at",
                        "2026-11-26T08:00:00Z"));
        assertThat(board()).doesNotContain("vendredi");
        clock.set(Instant.parse("2026-11-25T23:55:00Z"));
        assertThat(board()).contains("Fermé vendredi &lt;b&gt;").doesNotContain("مغلق");
        assertThat(manager.delete("notices/" + made.is(201).id() + "/").is(200).text("ends_at"))
                .isEqualTo("2026-11-25T23:55:00Z");
        assertThat(board()).doesNotContain("vendredi");
    }

    @Test
    void noticesAreShortAndForOnesOwnSites() {
        Map<String, Object> text = Map.of("fr", "x".repeat(161));
        manager.post("notices/", Map.of("site_id", branch.site.toString(), "texts", text))
                .is(400);
        manager.post("notices/", Map.of("site_id", branch.site.toString(), "texts", Map.of("de", "Hallo")))
                .is(400);
        manager.post("notices/", Map.of("site_id", UUID.randomUUID().toString(), "texts", Map.of("fr", "Bonjour")))
                .rejects("site_id:unknown_site");
        // The first of them the database could not even store.
        Map<String, String> codes = Map.of(
                "+999999999-01-01T00:00:00Z", "invalid_value",
                "9998-01-01T00:00:00Z", "too_far",
                "1900-01-01T00:00:00Z", "too_far");
        codes.forEach((far, code) -> {
            for (String field : List.of("starts_at", "ends_at")) {
                manager.post(
                                "notices/",
                                Map.of("site_id", branch.site.toString(), "texts", Map.of("fr", "Bonjour"), field, far))
                        .rejects(field + ":" + code);
            }
        });
        branch.tenant
                .hire(Role.MANAGER, "Awa", branch.tenant.otherSite())
                .post("notices/", Map.of("site_id", branch.site.toString(), "texts", Map.of("fr", "Bonjour")))
                .refused(403, "other_site");
        branch.tenant.agent().get("notices/").refused(403, "missing_right");
    }
}
