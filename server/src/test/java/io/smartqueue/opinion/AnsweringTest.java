package io.smartqueue.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody answers on a page that runs no script. */
class AnsweringTest extends OpinionScenario {

    private static final int MOST_BYTES = 20_000;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void theTicketsPageAsksAndThanks() throws Exception {
        Visit visit = visit();
        String page = get(visit.page()).body();
        assertThat(page).contains("Comment s’est passée votre visite ?", "name=\"comment\"", "value=\"5\"");

        HttpResponse<String> sent = send(page, visit, Map.of("score", "4", "comment", "Bien", "by", "page"));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location")).hasValue(visit.page() + "/opinion");
        assertThat(get(visit.page() + "/opinion").body()).contains("Merci.").doesNotContain("name=\"score\"");
        assertThat(get(visit.page()).body()).contains("Merci.").doesNotContain("name=\"score\"");
        assertThat(given()).containsExactly("4 page fr Bien");
    }

    @Test
    void anotherAnswerChangesNothing() throws Exception {
        Visit visit = visit();
        String page = get(visit.page()).body();
        send(page, visit, Map.of("score", "4"));
        assertThat(send(page, visit, Map.of("score", "1", "comment", "Non")).statusCode())
                .isEqualTo(302);
        assertThat(send(page, visit, Map.of("score", "99")).statusCode()).isEqualTo(302);
        assertThat(given()).containsExactly("4 page fr ");
    }

    @Test
    void twoAnswersAtOnceAreOne() throws Exception {
        Visit visit = visit();
        String page = get(visit.page()).body();
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> answers = List.of(
                    () -> send(page, visit, Map.of("score", "4")).statusCode(),
                    () -> send(page, visit, Map.of("score", "2")).statusCode());
            for (var answer : both.invokeAll(answers)) {
                assertThat(answer.get()).isEqualTo(302);
            }
        }
        assertThat(given()).hasSize(1);
        assertThat(manager.get("opinions/").is(200).json().path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void whoComesByAMessageIsKnown() throws Exception {
        Visit told = visit(Map.of("customer_phone", "+221771239876"));
        Visit untold = visit();
        for (Visit visit : List.of(told, untold)) {
            String page = get(visit.page() + "/opinion").body();
            assertThat(page).contains("name=\"by\" value=\"message\"");
            send(page, visit, Map.of("score", "5", "by", "message"));
        }
        assertThat(given()).containsExactlyInAnyOrder("5 message fr ", "5 page fr ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "6", "-1", "4.5", "five", "04"})
    void aScoreThatDoesNotExistIsAskedAgainAndWhatWasTypedStays(String score) throws Exception {
        Visit visit = visit();
        var refused = send(get(visit.page()).body(), visit, Map.of("score", score, "comment", "Dix <b>ans</b>"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Choisissez une réponse.", "Dix &lt;b&gt;ans&lt;/b&gt;", "role=\"alert\"");
        assertThat(given()).isEmpty();
    }

    @Test
    void aCommentHasTwoThousandCharacters() throws Exception {
        Visit visit = visit();
        String page = get(visit.page()).body();
        var refused = send(page, visit, Map.of("score", "5", "comment", "é".repeat(2001)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("trop long", "é".repeat(2001));
        assertThat(given()).isEmpty();
        String most = "😀\r\n".repeat(999) + "é";
        assertThat(send(page, visit, Map.of("score", "5", "comment", most)).statusCode())
                .isEqualTo(302);
        assertThat(given()).singleElement().asString().endsWith("😀\né").hasSizeGreaterThan(2000);
    }

    @Test
    void aCommentIsTextAndNothingElse() throws Exception {
        settings(Map.of("question", "recommendation"));
        Visit visit = visit();
        String comment = "<script>alert(1)</script> \u202Eriov\u200F 👍🏽 مرحبا";
        send(get(visit.page()).body(), visit, Map.of("score", "0", "comment", comment));
        assertThat(manager.get("opinions/").is(200).text("results.0.comment"))
                .isEqualTo("<script>alert(1)</script> riov 👍🏽 مرحبا");
        assertThat(manager.get("/admin/" + branch.tenant.slug() + "/opinions")
                        .is(200)
                        .body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; riov 👍🏽 مرحبا", "0 / 10");
    }

    @Test
    void anAnswerIsTakenForSevenDays() throws Exception {
        Visit visit = visit();
        Visit late = visit();
        String page = get(visit.page()).body();
        later(Duration.ofDays(7).minusSeconds(1));
        assertThat(get(visit.page()).body()).contains("Cette visite est terminée.", "name=\"score\"");
        send(page, visit, Map.of("score", "5"));
        later(Duration.ofSeconds(2));
        send(page, late, Map.of("score", "5"));
        assertThat(given()).hasSize(1);
        HttpResponse<String> closed = get(late.page() + "/opinion");
        assertThat(closed.statusCode()).isEqualTo(410);
        assertThat(closed.body()).contains("Cette question est close.").doesNotContain("name=\"score\"");
        assertThat(get(late.page()).body()).doesNotContain("name=\"score\"");
    }

    @Test
    void aLinkAnswersForItsOwnVisitAlone() throws Exception {
        Visit visit = visit();
        Visit waiting = take(Map.of());
        String page = get(visit.page()).body();
        assertThat(send(page, waiting, Map.of("score", "5")).statusCode()).isEqualTo(404);
        assertThat(send(page, new Visit("", "/t/0000000000000000"), Map.of("score", "5"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(waiting.page() + "/opinion").headers().firstValue("Location"))
                .hasValue(waiting.page());
        assertThat(given()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ar"})
    void thePageIsSmallInEachLanguageAndNeedsNoScript(String language) throws Exception {
        for (String question : List.of("rating", "recommendation")) {
            settings(Map.of("question", question));
            Visit visit = visit();
            String page = get(visit.page() + "/opinion?lang=" + language).body();
            assertThat(page)
                    .contains("lang=\"" + language + "\"", "name=\"score\"")
                    .doesNotContain("<script");
            assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        }
    }

    /** Score, where it was asked, language, comment. */
    private List<String> given() {
        return branch.read(String.class, """
                        select score || ' ' || given_by || ' ' || language || ' ' || comment from opinion
                        where at is not null
                        """);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(organisations.address() + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String page, Visit visit, Map<String, String> written) throws Exception {
        var token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        String body = written.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + token.group(1) + "&", ""));
        return http.send(
                HttpRequest.newBuilder(URI.create(organisations.address() + visit.page() + "/opinion"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
