package io.smartqueue.queue.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.queue.Branch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everybody may read how good the announcements were, where the organisation wants it. */
@DatabaseTest
class AccuracyPagesTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final int MOST_BYTES = 20_000;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JudgedDays days;

    @Autowired
    SetClock clock;

    Branch branch;
    String address;

    @BeforeEach
    void open() {
        clock.set(NOON);
        branch = Branch.open(organisations, jdbc, transactions);
        address = "/o/" + branch.tenant.slug() + "/accuracy";
    }

    @Test
    void isNotThereUnlessItIsPublished() {
        organisations.nobody().get(address).is(404);
        publish();
        organisations.nobody().get(address).is(200);
    }

    @Test
    void leavesTheAddressToASiteThatHadItBefore() {
        publish();
        branch.write("update site set slug = 'accuracy'");
        assertThat(organisations.nobody().get(address).is(200).body()).contains("Que venez-vous faire");
        branch.tenant
                .admin()
                .patch("sites/" + branch.site, Map.of("city", "Thiès"))
                .is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void saysHowOftenTheWaitWasWithinWhatWasSaid(String language) {
        publish();
        judged(85, 15, LocalDate.parse("2026-11-20"));
        judged(0, 50, LocalDate.parse("2026-10-01"));
        String page = organisations
                .nobody()
                .get(address + "?lang=" + language)
                .is(200)
                .body();
        assertThat(page).contains("85", "100", "lang=\"" + language + "\"").doesNotContain("150");
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
    }

    @Test
    void saysThatThereAreTooFewVisitsBelowAHundred() {
        publish();
        judged(85, 14, LocalDate.parse("2026-12-01"));
        assertThat(organisations.nobody().get(address + "?lang=en").is(200).body())
                .contains("too few visits to tell: 99")
                .doesNotContain("86 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void showsManagersEachMethodForADayASiteAndAQueue(String language) {
        judged(3, 1, LocalDate.parse("2026-11-20"));
        String page = "/admin/" + branch.tenant.slug() + "/accuracy?lang=" + language;
        Person manager = branch.tenant.manager();
        assertThat(manager.get(page + "&site=" + branch.site).is(200).body())
                .contains("<td class=\"n\">4</td>", "75", "10–30")
                .doesNotContain("name=\"margin\"");
        assertThat(manager.get(page + "&from=2026-11-21").is(200).body()).doesNotContain("<td class=\"n\">4</td>");
        assertThat(manager.get(page + "&hour=9&channel=web").is(200).body())
                .contains("<td class=\"n\">4</td>", "value=\"9\" selected", "value=\"web\" selected");
        assertThat(manager.get(page + "&hour=10").is(200).body()).doesNotContain("<td class=\"n\">4</td>");
        assertThat(manager.get(page + "&channel=kiosk").is(200).body()).doesNotContain("<td class=\"n\">4</td>");
        assertThat(branch.tenant.admin().get(page).is(200).body()).contains("name=\"margin\"");
        for (String wrong : List.of(
                "&from=yesterday",
                "&from=2026-12-02&to=2026-12-01",
                "&queue=7",
                "&site=7",
                "&hour=24",
                "&hour=x",
                "&channel=x")) {
            assertThat(manager.get(page + wrong).is(422).body()).contains("role=\"alert\"");
        }
    }

    private void publish() {
        branch.tenant
                .admin()
                .patch("waiting-time/", Map.of("publish_accuracy", true))
                .is(200);
    }

    private void judged(int within, int longer, LocalDate day) {
        var cell = new JudgedDays.Cell(
                day, branch.queue("Q" + day.getMonthValue()).value(), 9, Horizon.SOON.code(), "web", "ours");
        var sums = new JudgedDays.Sums();
        for (int i = 0; i < within + longer; i++) {
            sums.add(cell, true, Errors.of(5, 8, i < within ? 7 : 9));
        }
        branch.in(() -> {
            new TransactionTemplate(transactions).executeWithoutResult(begun -> days.add(sums));
            return sums;
        });
    }
}
