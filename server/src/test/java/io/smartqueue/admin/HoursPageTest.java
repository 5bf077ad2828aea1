package io.smartqueue.admin;

import static io.smartqueue.FormBrowser.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The week of a site is filled in on a page. */
class HoursPageTest extends SetupScenario {

    String site = "";
    String page = "";

    @BeforeEach
    void openASite() {
        site = site("Plateau");
        page = root + "/sites/" + site + "/hours";
    }

    @Test
    void isSavedAndShownAndKeepsWhatTheSitesServicesHave() {
        String service = service("Retrait", "A");
        Map<String, Object> own = Map.of("service_id", service, "weekday", 6, "opens", "09:00", "closes", "10:00");
        bank.admin()
                .put("sites/" + site + "/opening-hours/", Map.of("weekly", List.of(own)))
                .is(200);
        leadsTo(browser.post(
                page,
                filled(
                        browser.get(page),
                        week(Map.of(
                                "weekly.1.0.opens",
                                "08:00",
                                "weekly.1.0.closes",
                                "12:00",
                                "weekly.1.1.opens",
                                "14:00",
                                "weekly.1.1.closes",
                                "00:00",
                                "closed.0.day",
                                "2099-12-25",
                                "closed.0.name",
                                "Noël")))));
        assertThat(browser.get(page).body())
                .contains("value=\"08:00\"", "value=\"2099-12-25\"", "x=\"480\" width=\"240\"");
        String stored = bank.admin().get("sites/" + site + "/opening-hours/").body();
        assertThat(stored).contains(service, "\"14:00:00\"", "Noël");
        Map<String, String> always = week(Map.of("always", "true"));
        leadsTo(browser.post(page, filled(browser.get(page), always)));
        assertThat(bank.admin().get("sites/" + site + "/opening-hours/").json().path("weekly"))
                .hasSize(1);
    }

    @Test
    void whatNoWeekHasComesBackWithTheFieldNamed() {
        HttpResponse<String> form = browser.get(page);
        HttpResponse<String> answer = browser.post(
                page,
                filled(
                        form,
                        week(Map.of(
                                "weekly.1.0.opens",
                                "08:00",
                                "weekly.1.0.closes",
                                "07:00",
                                "weekly.2.0.opens",
                                "🕗",
                                "weekly.2.0.closes",
                                "12:00",
                                "weekly.3.0.opens",
                                "",
                                "weekly.3.0.closes",
                                "12:00",
                                "weekly.4.1.opens",
                                "08:00",
                                "weekly.4.1.closes",
                                "12:00",
                                "closed.0.day",
                                "Noël",
                                "closed.0.name",
                                "x"))));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("#weekly-1-0-closes", "#weekly-2-0-opens", "#weekly-3-0-opens", "#closed-0-day")
                .contains("value=\"🕗\"", "value=\"Noël\"")
                .doesNotContain("#weekly-4-1-opens");
        assertThat(browser.post(page, filled(form, week(Map.of()))).body()).contains("#always");
    }

    @Test
    void isFilledInLikeMondayAndWithHolidaysWithoutBeingSaved() {
        browser.get(page);
        String copied = browser.post(
                        page, week(Map.of("act", "copy", "weekly.1.0.opens", "08:15", "weekly.1.0.closes", "12:15")))
                .body();
        assertThat(copied.split("value=\"08:15\"", -1)).hasSize(6);
        assertThat(browser.post(page, week(Map.of("act", "holidays"))).body()).contains("Fête du travail", "-05-01");
        assertThat(bank.admin().get("sites/" + site + "/opening-hours/").json().path("weekly"))
                .isEmpty();
    }

    private static Map<String, String> week(Map<String, String> typed) {
        Map<String, String> all = new HashMap<>();
        for (int day = 1; day <= 7; day++) {
            for (int span = 0; span < 2; span++) {
                all.put("weekly." + day + "." + span + ".opens", "");
                all.put("weekly." + day + "." + span + ".closes", "");
            }
        }
        all.put("closed.0.day", "");
        all.put("closed.0.name", "");
        all.put("always", "");
        all.putAll(typed);
        return all;
    }
}
