package io.smartqueue.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Organisations;
import io.smartqueue.queue.TicketId;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of opinions for managers. */
class OpinionsPageTest extends OpinionScenario {

    @Autowired
    Opinions opinions;

    String page;

    @BeforeEach
    void address() {
        page = "/admin/" + branch.tenant.slug() + "/opinions";
    }

    @Test
    void saysThatNobodyWasAskedYet() {
        assertThat(manager.get(page).is(200).body())
                .contains("Aucune personne n’a été interrogée")
                .doesNotContain("name=\"question\"");
        assertThat(admin.get(page).is(200).body()).contains("name=\"question\"", "value=\"rating\" selected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void showsMeanAndMedianWithTheNumberOfCases(String language) {
        answered(5, "Parfait");
        answered(5, "");
        answered(2, "Une heure d’attente");
        visit();
        String body = manager.get(page + "?lang=" + language).is(200).body();
        assertThat(body)
                .contains(language.equals("en") ? "3 answers of 4 people asked" : "3")
                .contains("<td class=\"n\">" + (language.equals("en") ? "4.0" : language.equals("fr") ? "4,0" : "4"))
                .contains("Plateau", "Service A", "Parfait", "Une heure d’attente")
                .doesNotContain("Fatou");
        settings(Map.of("agents_named", true));
        assertThat(manager.get(page).is(200).body()).contains("Fatou");
    }

    @Test
    void keepsTheFiltersInTheAddressOfTheNextPage() {
        for (int i = 0; i < 26; i++) {
            answered(1, "lent");
        }
        answered(5, "lent");
        String first = manager.get(page + "?at_most=2&q=lent").is(200).body();
        assertThat(first).contains("q=lent&amp;", "at_most=2&amp;", "page=2").contains("1 à 25 sur 26");
        assertThat(manager.get(page + "?at_most=2&q=lent&page=2").is(200).body())
                .contains("26 à 26 sur 26");
        assertThat(manager.get(page + "?q=absent").is(200).body()).contains("Aucun avis ne correspond");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=-999999999-01-01",
                "from=2026-12-02&to=2026-12-01",
                "from=2025-01-01&to=2026-12-01",
                "site=7",
                "site=00000000-0000-0000-0000-000000000001",
                "service=00000000-0000-0000-0000-000000000001",
                "at_most=11"
            })
    void saysWhatCannotBeAsked(String query) {
        assertThat(manager.get(page + "?" + query).is(422).body()).contains("role=\"alert\"");
    }

    @Test
    void administratorsDecideThereWhatIsAsked() throws Exception {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        signIn(browser);
        String form = fetch(browser, page);
        assertThat(send(browser, form, page, Map.of("question", "recommendation", "share", "30", "days", "90")))
                .isEqualTo(302);
        assertThat(admin.get("opinion-settings/").is(200).body())
                .contains("\"recommendation\"", "\"delay_minutes\":null")
                .contains("\"share_percent\":30", "\"days_between\":90");
        for (Map<String, String> wrong : List.of(
                Map.of("question", "colour", "share", "30", "days", "90"),
                Map.of("question", "rating", "share", "101", "days", "90"),
                Map.of("question", "rating", "share", "", "days", "90"),
                Map.of("question", "rating", "share", "30", "days", "0"),
                Map.of("question", "rating", "share", "30", "days", "90", "delay", "soon"))) {
            assertThat(send(browser, form, page, wrong)).as("%s", wrong).isEqualTo(422);
        }
        assertThat(admin.get("opinion-settings/").is(200).body()).contains("\"recommendation\"");
    }

    private void signIn(HttpClient browser) throws Exception {
        String login = fetch(browser, "/login");
        assertThat(send(browser, login, "/login", Map.of("email", admin.email(), "password", Organisations.PASSWORD)))
                .isEqualTo(302);
    }

    private String fetch(HttpClient browser, String path) throws Exception {
        return browser.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    private int send(HttpClient browser, String page, String path, Map<String, String> written) throws Exception {
        var body = new StringBuilder("_csrf=" + page.replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1"));
        written.forEach((name, value) ->
                body.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest post = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return browser.send(post, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(organisations.address() + path))
                .timeout(Duration.ofSeconds(30));
    }

    private void answered(int score, String comment) {
        Visit visit = visit();
        branch.in(() -> {
            opinions.give(
                    new TicketId(UUID.fromString(visit.id())),
                    new GivenOpinion(score, comment, "fr", GivenOpinion.By.PAGE));
            return visit;
        });
    }
}
