package io.smartqueue.twiliosandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import io.smartqueue.twiliosandbox.support.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ApprovingContentTest {
    private static final Duration DECISION = Duration.ofSeconds(10);

    private final HandClock clock = new HandClock();
    private final TwilioSandbox sandbox =
            TwilioSandbox.start(SandboxOptions.defaults().withClock(clock).withApprovalAfter(DECISION));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void takesItsTime() {
        String sid = create("Le ticket {{1}} va passer bientôt.");
        assertThat(status(sid)).isEqualTo("unsubmitted");

        assertThat(submit(sid, "turn", "UTILITY").json().get("status").asString())
                .isEqualTo("received");
        clock.advance(Duration.ofSeconds(6));
        assertThat(status(sid)).isEqualTo("pending");
        clock.advance(Duration.ofSeconds(4));
        assertThat(status(sid)).isEqualTo("approved");
    }

    @ParameterizedTest
    @CsvSource({
        "{{1}} va passer bientôt.",
        "Bientôt à vous {{1}}",
        "Le ticket {{1}} {{2}} va passer bientôt.",
        "Ticket {{1}} et {{2}} ici.",
    })
    void endsInARejectionWhereWhatsAppsRulesAreBroken(String body) {
        String sid = create(body);

        submit(sid, "turn", "UTILITY");
        clock.advance(DECISION);

        assertThat(approval(sid).get("status").asString()).isEqualTo("rejected");
        assertThat(approval(sid).get("rejection_reason").asString()).isNotBlank();
    }

    @Test
    void isDecidedByATestThatDoesNotWait() {
        String sid = create("Le ticket {{1}} va passer bientôt.");
        submit(sid, "turn", "UTILITY");

        JsonNode paused = caller.control(
                        "PUT", "contents/" + sid, "{\"status\": \"paused\", \"category\": \"MARKETING\"}")
                .json();

        assertThat(paused.at("/approval/status").asString()).isEqualTo("paused");
        clock.advance(DECISION);
        assertThat(status(sid)).isEqualTo("paused");
        assertThat(approval(sid).get("category").asString()).isEqualTo("MARKETING");
        assertThat(caller.control("PUT", "contents/" + sid, "{\"status\": \"liked\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aNameIsUsedOnce() {
        submit(create("Le ticket {{1}} va passer bientôt."), "turn", "UTILITY");

        Heard again = submit(create("Le ticket {{1}} va passer tout de suite."), "turn", "UTILITY");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("used before");
    }

    @ParameterizedTest
    @CsvSource({"Turn, UTILITY", "turn, NEWS", "'', UTILITY"})
    void whatWhatsAppDoesNotKnowIsRefused(String name, String category) {
        assertThat(submit(create("Le ticket {{1}} va passer bientôt."), name, category)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aListIsNotSubmitted() {
        String sid = caller.json("POST", "/v1/Content", """
            {"language": "fr", "types": {"twilio/list-picker": {"body": "Quel service ?", "button": "Choisir",
             "items": [{"item": "Guichet", "id": "take:1", "description": "Cinq minutes"}]}}}
            """).json().get("sid").asString();

        assertThat(submit(sid, "services", "UTILITY").status()).isEqualTo(400);
    }

    private String create(String body) {
        String json = "{\"language\": \"fr\", \"variables\": {\"1\": \"A042\", \"2\": \"Awa\"},"
                + " \"types\": {\"twilio/text\": {\"body\": \"" + body + "\"}}}";
        return caller.json("POST", "/v1/Content", json).json().get("sid").asString();
    }

    private Heard submit(String sid, String name, String category) {
        return caller.json(
                "POST",
                "/v1/Content/" + sid + "/ApprovalRequests/whatsapp",
                "{\"name\": \"" + name + "\", \"category\": \"" + category + "\"}");
    }

    private String status(String sid) {
        return approval(sid).get("status").asString();
    }

    private JsonNode approval(String sid) {
        return caller.getAnywhere("/v1/Content/" + sid + "/ApprovalRequests")
                .json()
                .get("whatsapp");
    }
}
