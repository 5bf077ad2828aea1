package io.smartqueue.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of reports. */
class ReportsPageTest extends ReportScenario {

    String page;

    @BeforeEach
    void address() {
        page = "/admin/" + branch.tenant.slug() + "/reports";
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void everyReportIsThereInEachLanguageWithNumbersBesideTheBars(String language) {
        live(6);
        clock.set(AFTER);
        for (ReportKind kind : ReportKind.values()) {
            String body = manager.get(page + "?lang=" + language + "&compare=true&kind=" + kind.code() + "&" + DAYS)
                    .is(200)
                    .body();
            assertThat(body).as(kind.code()).doesNotContain("style=").hasSizeLessThan(150_000);
            boolean isEmpty = body.contains("class=\"empty\"");
            assertThat(body.contains("<tfoot>") || body.contains("<tbody>"))
                    .as(kind.code())
                    .isEqualTo(!isEmpty);
            // What was announced is judged by a watch, which may have passed already.
            if (kind != ReportKind.ACCURACY) {
                assertThat(isEmpty).as(kind.code()).isEqualTo(!kind.isOfTheLine());
            }
            assertThat(body.contains("week-map")).isEqualTo(kind == ReportKind.ARRIVALS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=2026-10-02&to=2026-10-01",
                "from=2025-01-01&to=2026-12-01",
                "site=7",
                "queue=00000000-0000-0000-0000-000000000001"
            })
    void saysWhatCannotBeAskedAndKeepsWhatWasTyped(String query) {
        assertThat(manager.get(page + "?" + query).is(422).body())
                .contains("role=\"alert\"")
                .contains(query.contains("2025") ? "value=\"2025-01-01\"" : "name=\"from\"");
    }

    @Test
    void aFileHasTheSameFigures() {
        live(6);
        clock.set(AFTER);
        var file = manager.get(page + "/file?kind=services&by=day&" + DAYS).is(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("services-2026-10-28.csv");
        assertThat(file.body())
                .isEqualTo(manager.get("reports/services/?by=day&" + DAYS, "Accept", "text/csv")
                        .is(200)
                        .body());
    }

    @Test
    void agentsReadOnlyTheirOwnAndAdministratorsDecideWhoIsNamed() {
        live(8);
        clock.set(AFTER);
        assertThat(fatou.get(page + "?kind=people&" + DAYS).is(200).body())
                .contains("Fatou")
                .doesNotContain("Moussa", "kind=messages", "name=\"named\"");
        fatou.get(page + "?kind=messages").is(403);
        assertThat(manager.get(page + "?kind=people&" + DAYS).is(200).body()).doesNotContain("Fatou", "name=\"named\"");
        admin.patch("report-settings/", Map.of("agents_named", true)).is(200);
        assertThat(manager.get(page + "?kind=people&" + DAYS).is(200).body()).contains("Fatou", "Moussa");
        assertThat(admin.get(page).is(200).body()).contains("name=\"named\"");
    }
}
