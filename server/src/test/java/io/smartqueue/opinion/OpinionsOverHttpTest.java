package io.smartqueue.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Person;
import io.smartqueue.queue.TicketId;
import io.smartqueue.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What managers read of opinions, and what administrators decide. */
class OpinionsOverHttpTest extends OpinionScenario {

    @Autowired
    Opinions opinions;

    @Test
    void anOrganisationThatHasChosenNothingAsksNothing() {
        Answer usual = organisations.open().admin().get("opinion-settings/").is(200);
        assertThat(usual.body())
                .contains("\"question\":\"none\"", "\"delay_minutes\":60", "\"share_percent\":100")
                .contains("\"days_between\":30", "\"agents_named\":false");
    }

    @ParameterizedTest
    @CsvSource({
        "question, colour, question:invalid_choice",
        "delay_minutes, -1, delay_minutes:out_of_range",
        "delay_minutes, 2881, delay_minutes:out_of_range",
        "share_percent, 101, share_percent:out_of_range",
        "days_between, 0, days_between:out_of_range",
        "days_between, 366, days_between:out_of_range"
    })
    void whatCannotBeDecidedIsRefused(String field, String value, String code) {
        String json = value.matches("-?[0-9]+") ? value : '"' + value + '"';
        admin.patch("opinion-settings/", "{\"" + field + "\": " + json + "}").rejects(code);
    }

    @Test
    void administratorsDecideAndManagersRead() {
        manager.patch("opinion-settings/", Map.of("question", "none")).refused(403, "missing_right");
        agent.get("opinions/").refused(403, "missing_right");
        manager.get("opinions/").is(200);
        organisations
                .open()
                .admin()
                .get("/api/v1/tenants/" + branch.tenant.slug() + "/opinions/")
                .is(404);
    }

    @Test
    void anOrganisationWithoutATextGetsOneInEachLanguageOnce() {
        settings(Map.of("share_percent", 10));
        assertThat(templates()).isEqualTo(9);
        branch.write("delete from notification_template where channel = 'sms'");
        settings(Map.of("share_percent", 20));
        assertThat(templates()).isEqualTo(6);
    }

    private long templates() {
        return branch.read(Long.class, "select count(*) from notification_template where event = 'feedback_request'")
                .getFirst();
    }

    @Test
    void listsWhatWasAnsweredTheNewestFirst() {
        Visit first = answered(2, "Trop long");
        later(1);
        Visit second = answered(5, "");
        visit();

        Answer all = manager.get("opinions/").is(200);

        assertThat(all.json().path("count").asInt()).isEqualTo(2);
        assertThat(all.text("results.0.score")).isEqualTo("5");
        assertThat(all.text("results.1.comment")).isEqualTo("Trop long");
        assertThat(all.text("results.1.by")).isEqualTo("page");
        assertThat(all.text("results.1.language")).isEqualTo("fr");
        assertThat(all.text("results.1.site.name")).isEqualTo("Plateau");
        assertThat(all.text("results.1.service.name")).isEqualTo("Service A");
        assertThat(all.json().at("/results/1/agent").isNull()).isTrue();
        assertThat(numbers("?from=" + today() + "&to=" + today())).hasSize(2);
        assertThat(numbers("?from=" + today().plusDays(1))).isEmpty();
        assertThat(numbers("?to=" + today().minusDays(1))).isEmpty();
        assertThat(numbers("?at_most=2")).containsExactly(number(first));
        assertThat(numbers("?q=LONG")).containsExactly(number(first));
        assertThat(numbers("?q=%25")).isEmpty();
        assertThat(numbers("?ordering=score")).containsExactly(number(first), number(second));
        assertThat(numbers("?service=" + service() + "&site=" + branch.site)).hasSize(2);
        settings(Map.of("agents_named", true));
        assertThat(manager.get("opinions/").is(200).text("results.0.agent.name"))
                .isEqualTo("Fatou");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2026-11-24&to=2026-11-23",
                "?from=2025-01-01&to=2026-11-23",
                "?from=yesterday",
                "?to=%2B999999999-12-31",
                "?at_most=11",
                "?at_most=low",
                "?service=7",
                "?colour=red",
                "?ordering=comment"
            })
    void whatCannotBeAskedIsRefused(String query) {
        manager.get("opinions/" + query).is(400);
    }

    @Test
    void answersToAFormerQuestionAreReportedByThatQuestion() {
        answered(2, "");
        answered(5, "");
        settings(Map.of("question", "recommendation"));
        answered(10, "");
        assertThat(report("")).isEqualTo("recommendation [1,1,10.0,10.0,10.0]");
        assertThat(report("?question=recommendation")).isEqualTo(report(""));
        assertThat(report("?question=rating")).isEqualTo("rating [2,2,3.5,3.5,4.7]");
        settings(Map.of("question", "none"));
        manager.get("reports/opinions/?question=none").rejects("question:not_in_this_report");
        manager.get("reports/waits/?question=rating").rejects("question:not_in_this_report");
        assertThat(manager.get("/admin/" + branch.tenant.slug() + "/reports?kind=opinions&by=site&question=rating")
                        .is(200)
                        .body())
                .contains("<option value=\"rating\" selected>", "3,5");
    }

    private String report(String query) {
        var report = manager.get("reports/opinions/" + query).is(200).json();
        return report.path("columns").path(2 + 2).path("unit").asString() + " " + report.path("totals");
    }

    @Test
    void whatBelongsToOthersIsNotThere() {
        answered(2, "");
        manager.get("opinions/?service=" + UUID.randomUUID()).refused(404, "unknown_service");
        manager.get("opinions/?site=" + UUID.randomUUID()).refused(404, "unknown_site");
        Person elsewhere = branch.tenant.hire(Role.MANAGER, "Ndeye", branch.tenant.otherSite());
        elsewhere.get("opinions/?site=" + branch.site).refused(404, "unknown_site");
        assertThat(elsewhere.get("opinions/").is(200).json().path("count").asInt())
                .isZero();
        var stranger = organisations.open();
        stranger.admin().get("opinions/?service=" + service()).refused(404, "unknown_service");
    }

    Visit answered(int score, String comment) {
        Visit visit = visit();
        branch.in(() -> {
            opinions.give(
                    new TicketId(UUID.fromString(visit.id())),
                    new GivenOpinion(score, comment, "fr", GivenOpinion.By.PAGE));
            return visit;
        });
        return visit;
    }

    private UUID service() {
        return branch.read(UUID.class, "select id from service").getFirst();
    }

    private List<String> numbers(String query) {
        return manager.get("opinions/" + query)
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .map(one -> one.path("number").asString())
                .toList();
    }

    private String number(Visit visit) {
        return manager.get("tickets/" + visit.id() + "/").is(200).text("number");
    }
}
