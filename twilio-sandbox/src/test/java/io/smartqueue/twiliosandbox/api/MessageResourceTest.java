package io.smartqueue.twiliosandbox.api;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every field of the message resource is there, of the right type and in the right form, in every state. */
class MessageResourceTest {
    private static final String DATE =
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000";
    private static final String ADDRESS = "(whatsapp:)?\\+[1-9]\\d{6,14}|[A-Za-z0-9 ]{1,11}";
    private static final String PATH = "/2010-04-01/Accounts/AC[0-9a-f]{32}/Messages/(SM|MM)[0-9a-f]{32}";
    private static final Map<String, Predicate<JsonNode>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("account_sid", text("AC[0-9a-f]{32}"));
        FIELDS.put("api_version", text("2010-04-01"));
        FIELDS.put("body", JsonNode::isString);
        FIELDS.put("date_created", text(DATE));
        FIELDS.put("date_sent", orNull(text(DATE)));
        FIELDS.put("date_updated", text(DATE));
        FIELDS.put("direction", text("inbound|outbound-api|outbound-reply"));
        FIELDS.put("error_code", orNull(JsonNode::isInt));
        FIELDS.put("error_message", orNull(JsonNode::isString));
        FIELDS.put("from", orNull(text(ADDRESS)));
        FIELDS.put("messaging_service_sid", orNull(text("MG[0-9a-f]{32}")));
        FIELDS.put("num_media", text("\\d+"));
        FIELDS.put("num_segments", text("\\d+"));
        FIELDS.put("price", orNull(text("-\\d+\\.\\d{5}")));
        FIELDS.put("price_unit", text("USD"));
        FIELDS.put("sid", text("(SM|MM)[0-9a-f]{32}"));
        FIELDS.put(
                "status",
                text("accepted|scheduled|queued|sending|sent|delivered|undelivered|failed|read|received|canceled"));
        FIELDS.put("subresource_uris", uris -> text(PATH + "/Media\\.json").test(uris.get("media")));
        FIELDS.put("to", text(ADDRESS));
        FIELDS.put("uri", text(PATH + "\\.json"));
    }

    private final TwilioSandbox sandbox =
            TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void isWholeInEveryState() {
        assertWhole(caller.createUsual().json());
        assertWhole(caller.createUsual("From", "SmartQueue").json());
        assertWhole(
                caller.createUsual("MediaUrl", "https://example.com/plan.png").json());
        assertWhole(caller.createUsual("To", "+221700003003").json());
        assertWhole(caller.createUsual("To", "whatsapp:+221700006303", "From", "whatsapp:+14155238886")
                .json());
        assertWhole(caller.create(
                        "To", Caller.PHONE, "MessagingServiceSid", sandbox.messagingServiceSid(), "Body", "Bonjour")
                .json());
        sandbox.inbound(Caller.PHONE, null, "OUI");

        waitUntil(
                "nothing under way",
                () -> sandbox.messages().stream()
                        .allMatch(message -> message.status().matches("delivered|undelivered|received")));

        JsonNode list = caller.get("/Messages.json").json();
        assertThat(list.get("messages").size()).isEqualTo(7);
        list.get("messages").forEach(MessageResourceTest::assertWhole);
    }

    private static void assertWhole(JsonNode message) {
        assertThat(message.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS.keySet());
        FIELDS.forEach((name, form) -> assertThat(form.test(message.get(name)))
                .as("%s: %s", name, message.get(name))
                .isTrue());
    }

    private static Predicate<JsonNode> text(String pattern) {
        Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
        return node -> node.isString() && matches.test(node.asString());
    }

    private static Predicate<JsonNode> orNull(Predicate<JsonNode> form) {
        return form.or(JsonNode::isNull);
    }
}
