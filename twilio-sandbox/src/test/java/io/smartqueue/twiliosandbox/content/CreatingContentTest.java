package io.smartqueue.twiliosandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CreatingContentTest {
    private static final String TEXT = """
        {"friendly_name": "turn", "language": "fr", "variables": {"1": "A042"},
         "types": {"twilio/text": {"body": "Le ticket {{1}} va passer."}}}
        """;

    private final TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults());
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void isFetchedAsItWasCreated() {
        Heard created = caller.json("POST", "/v1/Content", TEXT);

        assertThat(created.status()).isEqualTo(201);
        String path = "/v1/Content/" + created.json().get("sid").asString();
        JsonNode fetched = caller.getAnywhere(path).json();
        assertThat(fetched).isEqualTo(created.json());
        assertThat(fetched.get("account_sid").asString()).isEqualTo(sandbox.accountSid());
        assertThat(fetched.at("/types/twilio~1text/body").asString()).isEqualTo("Le ticket {{1}} va passer.");
        assertThat(fetched.at("/links/approval_fetch").asString()).endsWith(path + "/ApprovalRequests");
    }

    @Test
    void isListedPageAfterPage() {
        for (int i = 0; i < 5; i++) {
            caller.json("POST", "/v1/Content", TEXT);
        }
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < 3; page++) {
            JsonNode list =
                    caller.getAnywhere("/v1/Content?PageSize=2&Page=" + page).json();
            list.get("contents").forEach(content -> seen.add(content.get("sid").asString()));
            assertThat(list.at("/meta/next_page_url").isNull()).isEqualTo(page == 2);
        }

        assertThat(seen).hasSize(5);
    }

    @Test
    void isGoneWhenItIsDeleted() {
        String path = "/v1/Content/"
                + caller.json("POST", "/v1/Content", TEXT).json().get("sid").asString();

        assertThat(caller.json("DELETE", path, "").status()).isEqualTo(204);
        assertThat(caller.getAnywhere(path).status()).isEqualTo(404);
    }

    @Test
    void needsCredentials() {
        Caller stranger = new Caller(sandbox, sandbox.accountSid(), "wrong");

        assertThat(stranger.json("POST", "/v1/Content", TEXT).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"types\": {\"twilio/text\": {\"body\": \"x\"}}}",
                "{\"language\": \"fr\", \"types\": {}}",
                "{\"language\": \"fr\", \"types\": {\"twilio/text\": {}}}",
                "{\"language\": \"fr\", \"types\": {\"twilio/card\": {\"body\": \"x\"}}}",
                "{\"language\": \"fr\", \"types\": {\"twilio/text\": {\"body\": \"{{2}} x\"}}}",
                "{\"language\": \"fr\", \"types\": {\"twilio/text\": {\"body\": \"{{name}} x\"}}}",
                "{\"language\": \"fr\", \"variables\": {\"1\": 7}, \"types\": {\"twilio/text\": {\"body\": \"x\"}}}",
                "{\"language\": \"fr\", \"types\": {\"twilio/quick-reply\": {\"body\": \"x\", \"actions\": []}}}",
                "{\"language\": \"fr\", \"types\": {\"twilio/quick-reply\": {\"body\": \"x\", \"actions\":"
                        + " [{\"title\": \"abcdefghijklmnopqrstuvwxyz\"}]}}}",
                "{\"language\": \"fr\", \"types\": {\"twilio/quick-reply\": {\"body\": \"x\", \"actions\":"
                        + " [{\"title\": \"a\"}, {\"title\": \"a\"}]}}}",
                "{\"language\": \"fr\", \"types\": {\"twilio/list-picker\": {\"body\": \"x\", \"button\": \"y\","
                        + " \"items\": [{\"item\": \"no id\"}]}}}",
            })
    void isRefusedWhereItIsNoContent(String json) {
        Heard refused = caller.json("POST", "/v1/Content", json);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("code").asInt()).isEqualTo(20001);
    }
}
