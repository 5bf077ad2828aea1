package io.smartqueue.notification.told;

import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.notification.MessagesScenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People are told by the first channel of a plan that reaches them, and by the next when one did not. */
class ChannelPlansTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(60);

    @BeforeEach
    void writeTheWords() {
        for (String channel : List.of("sms", "whatsapp")) {
            line.bank.tells(channel, "ticket_created", "Pris {{ticket_number}} " + channel);
        }
    }

    @Test
    void areReplacedListedAndDeleted() {
        plan("ticket_called", Map.of("channels", List.of("whatsapp", "sms")));

        JsonNode listed = line.bank.agent().get("channel-plans/").is(200).json();
        assertThat(listed.path("count").asInt()).isOne();
        JsonNode plan = listed.path("results").path(0);
        assertThat(plan.path("event").asString()).isEqualTo("ticket_called");
        assertThat(plan.path("channels").valueStream().map(JsonNode::asString)).containsExactly("whatsapp", "sms");
        assertThat(plan.path("wait_seconds").path("whatsapp").asInt()).isEqualTo(60);

        line.bank.manager().delete("channel-plans/ticket_called/").is(403);
        line.bank.admin().delete("channel-plans/ticket_called/").is(204);
        line.bank.admin().delete("channel-plans/ticket_called/").is(404);
        line.bank
                .admin()
                .put("channel-plans/nothing/", Map.of("channels", List.of("sms")))
                .is(404);
    }

    @Test
    void nameEachChannelOnce() {
        for (Object wrong : List.of(List.of(), List.of("sms", "sms"), List.of("pigeon"))) {
            line.bank
                    .admin()
                    .put("channel-plans/custom/", Map.of("channels", wrong))
                    .is(400);
        }
        line.bank
                .admin()
                .put(
                        "channel-plans/custom/",
                        Map.of("channels", List.of("sms"), "wait_seconds", Map.of("whatsapp", 60)))
                .is(400);
    }

    /** The sandbox knows that it is not on WhatsApp (63003). */
    private static final String NOT_ON_WHATSAPP = "+221700006303";

    @Test
    void takeTheNextChannelOnceAndRememberWhoIsNotOnWhatsapp() {
        plan("ticket_created", Map.of("channels", List.of("whatsapp", "sms")));
        int before = sentTo(NOT_ON_WHATSAPP).size();
        String customer = line.customer(NOT_ON_WHATSAPP);
        String ticket = line.takeFor(customer);

        List<JsonNode> both = awaitDelivered(ticket, 2);
        JsonNode sms = by("sms", both);
        JsonNode whatsapp = by("whatsapp", both);
        assertThat(sms.path("fallback_of").asString())
                .isEqualTo(whatsapp.path("id").asString());
        assertThat(whatsapp.path("fallback_to").asString())
                .isEqualTo(sms.path("id").asString());
        assertThat(whatsapp.path("error_code").asString()).isEqualTo("63003");
        assertThat(sms.path("body").asString()).endsWith(" sms");
        assertThat(sentTo(NOT_ON_WHATSAPP)).hasSize(before + 1);

        String next = line.takeFor(customer);
        assertThat(by("sms", awaitDelivered(next, 1)).path("fallback_of").isNull())
                .isTrue();
    }

    private List<JsonNode> awaitDelivered(String ticket, int many) {
        return Await.until(
                LONG,
                () -> line.about(ticket, "ticket_created"),
                found -> found.size() == many
                        && found.stream()
                                .anyMatch(one -> one.path("channel").asString().equals("sms")
                                        && one.path("status").asString().equals("delivered")));
    }

    private static JsonNode by(String channel, List<JsonNode> all) {
        return all.stream()
                .filter(one -> one.path("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private void plan(String event, Map<String, Object> plan) {
        line.bank.admin().put("channel-plans/" + event + "/", plan).is(200);
    }
}
