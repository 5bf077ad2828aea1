package io.smartqueue.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.security.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked, by whom, and in which form. */
class ReportsOverHttpTest extends ReportScenario {

    @ParameterizedTest
    @ValueSource(strings = {"waits", "services", "people", "counters", "arrivals", "messages", "accuracy", "opinions"})
    void everyReportAnswersInItsColumnsAlsoWithoutACase(String kind) {
        var report = report(manager, kind + "/?compare=true&" + DAYS).is(200).json();
        int keys = By.valueOf(report.path("by").asString().toUpperCase(Locale.ROOT))
                .columns()
                .size();
        assertThat(report.path("totals").size())
                .isEqualTo(report.path("columns").size() - keys);
        assertThat(report.at("/compared/from").asString()).isEqualTo("2026-10-17");
        assertThat(report.at("/compared/to").asString()).isEqualTo("2026-10-22");
        assertThat(manager.get("reports/" + kind + "/?" + DAYS, "Accept", "text/csv")
                        .is(200)
                        .body()
                        .split("\r\n")[0])
                .startsWith("from,to,");
    }

    @ParameterizedTest
    @CsvSource({
        "waits/?from=2026-10-02&to=2026-10-01, to:out_of_range",
        "waits/?from=2025-01-01&to=2026-10-01, to:span_too_long",
        "waits/?from=%2B999999-01-01&to=%2B999999-01-02, to:out_of_range",
        "waits/?to=-999999999-01-01, to:out_of_range",
        "waits/?by=colour, by:invalid_value",
        "waits/?from=yesterday, from:invalid_value",
        "waits/?queue=7, queue:invalid_value",
        "waits/?colour=red, colour:unknown_parameter",
        "messages/?by=agent, by:not_in_this_report",
        "legs/?from=2025-01-01&to=2026-10-01, to:span_too_long"
    })
    void whatCannotBeAskedIsNamed(String asked, String refused) {
        manager.get("reports/" + asked).rejects(refused);
    }

    @Test
    void aReportThatThereIsNotIsUnknown() {
        report(manager, "colours/").refused(404, "unknown_report");
    }

    @Test
    void idsOfAnotherOrganisationAreUnknown() {
        TestTenant other = organisations.open();
        String site =
                other.admin().post("sites/", Map.of("name", "Ailleurs")).is(201).id();
        String service = other.admin()
                .post("services/", Map.of("name", "Autre", "code", "Z"))
                .is(201)
                .id();
        for (String path : new String[] {"waits/", "legs/", "opinions/"}) {
            report(manager, path + "?site=" + site).refused(404, "unknown_site");
            report(manager, path + "?service=" + service).refused(404, "unknown_service");
        }
        report(manager, "waits/?queue=" + site).refused(404, "unknown_queue");
        report(manager, "waits/?counter=" + site).refused(404, "unknown_counter");
        report(manager, "waits/?agent=" + other.agent().staffId().value()).refused(404, "unknown_agent");
        other.admin()
                .get("/api/v1/tenants/" + branch.tenant.slug() + "/reports/waits/")
                .refused(404, "unknown_tenant");
    }

    @Test
    void agentsSeeThemselvesAndAreNamedOnlyWhereTheOrganisationSaysSo() {
        live(12);
        clock.set(AFTER);
        String all = report(manager, "services/?by=agent&" + DAYS).is(200).body();
        assertThat(all)
                .doesNotContain("Fatou", "Moussa", fatou.staffId().value().toString());
        assertThat(report(manager, "legs/?" + DAYS).is(200).body())
                .doesNotContain("Fatou", "Moussa", fatou.staffId().value().toString());
        report(manager, "services/?agent=" + fatou.staffId().value()).refused(403, "agents_not_named");
        var own = report(fatou, "services/?by=agent&" + DAYS).is(200);
        assertThat(own.body()).contains("Fatou").doesNotContain("Moussa");
        report(fatou, "services/?agent=" + moussa.staffId().value()).refused(403, "missing_right");
        report(fatou, "messages/").refused(403, "missing_right");
        report(fatou, "accuracy/").refused(403, "missing_right");
        assertThat(report(fatou, "legs/?" + DAYS).is(200).body())
                .contains("Fatou")
                .doesNotContain("Moussa");

        manager.patch("report-settings/", Map.of("agents_named", true)).refused(403, "missing_right");
        admin.patch("report-settings/", Map.of("agents_named", true)).is(200);
        assertThat(report(manager, "services/?by=agent&" + DAYS).is(200).body()).contains("Fatou", "Moussa");
        assertThat(figures(report(
                        manager,
                        "services/?by=service&" + DAYS + "&agent="
                                + fatou.staffId().value())))
                .isEqualTo(figures(report(fatou, "services/?by=service&" + DAYS)));
    }

    @Test
    void aManagerOfOneSiteSeesNothingOfAnother() {
        String other = admin.post("sites/", Map.of("name", "Médina")).is(201).id();
        live(3);
        clock.set(AFTER);
        Person limited = branch.tenant.hire(Role.MANAGER, "Limitée", UUID.fromString(other));
        report(limited, "waits/?site=" + branch.site).refused(404, "unknown_site");
        report(limited, "waits/?queue=" + a.value()).refused(404, "unknown_queue");
        assertThat(report(limited, "waits/?" + DAYS).is(200).json().path("rows").size())
                .isZero();
        assertThat(report(limited, "legs/?" + DAYS).is(200).body().lines()).hasSize(1);
    }

    @Test
    void noCellOfAFileIsAFormula() {
        admin.patch("queues/" + a, Map.of("name", "=1+1")).is(200);
        live(8);
        clock.set(AFTER);
        for (String path : new String[] {"legs/?", "waits/?by=queue&"}) {
            assertThat(manager.get("reports/" + path + DAYS, "Accept", "text/csv")
                            .is(200)
                            .body()
                            .lines()
                            .flatMap(line -> Arrays.stream(line.split(","))))
                    .contains(" =1+1")
                    .noneMatch(cell -> cell.matches("[=+@-].*"));
        }
    }
}
