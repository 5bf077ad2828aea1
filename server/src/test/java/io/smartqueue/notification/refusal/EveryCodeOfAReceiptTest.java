package io.smartqueue.notification.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.notification.MessagesScenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What people experience for each code that a receipt may carry. The sandbox ends a message to +221 70 00C AA BB with
 * the code AACBB; WhatsApp and SMS to the same phone end by their own codes only.
 */
class EveryCodeOfAReceiptTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** The other channel delivers it. */
    private static final String BY_WHATSAPP_INSTEAD =
            "30002 30003 30004 30005 30006 30007 30008 30018 30022 30023 30024 30032 30033 30034 30035 30450 30500";

    private static final String BY_SMS_INSTEAD = """
            63001 63003 63005 63006 63007 63009 63010 63012 63013 63014 63015 63016 63017 63018 63019 63020 63021 63024
            63027 63028 63030 63032 63038 63040 63041 63042 63049 63051""";

    /** The carrier may have it, or it came too late. */
    private static final String NOT_AGAIN = "30036 30410";

    private static final String BY_SMS_AT_ONCE_NEXT_TIME = "63003 63014 63024";
    private static final String BY_WHATSAPP_AT_ONCE_NEXT_TIME = "30005 30006";

    @BeforeEach
    void writeTheWords() {
        for (String channel : List.of("sms", "whatsapp")) {
            line.bank.tells(channel, "ticket_created", "Pris {{ticket_number}} " + channel);
        }
    }

    @Test
    void ofSmsIsFollowedByWhatsappWhereItMayBe() {
        plan("sms", "whatsapp");
        Map<String, String> customers = customers(BY_WHATSAPP_INSTEAD + " " + NOT_AGAIN + " 30001");

        Map<String, String> tickets = take(customers);

        for (String code : codes(BY_WHATSAPP_INSTEAD)) {
            List<JsonNode> both = awaitDelivered(tickets, code, "whatsapp");
            assertThat(both).as(code).hasSize(2);
            assertThat(both.getLast().path("error_code").asString()).isEqualTo(code);
        }
        for (String code : codes(NOT_AGAIN)) {
            line.awaitEnd(only(tickets, code).path("id").asString(), "failed", code);
            assertThat(about(tickets, code)).as(code).hasSize(1);
        }
        // Twilio's queue is full: the same once more, a minute later.
        List<JsonNode> again = Await.until(LONG, () -> about(tickets, "30001"), found -> found.size() == 2);
        assertThat(again.getFirst().path("channel").asString()).isEqualTo("sms");
        assertThat(again.getFirst().path("not_before").isNull()).isFalse();

        Map<String, String> next = take(some(customers, BY_WHATSAPP_AT_ONCE_NEXT_TIME));
        for (String code : codes(BY_WHATSAPP_AT_ONCE_NEXT_TIME)) {
            assertThat(awaitDelivered(next, code, "whatsapp")).as(code).hasSize(1);
        }
    }

    @Test
    void ofWhatsappIsFollowedBySms() {
        plan("whatsapp", "sms");
        Map<String, String> customers = customers(BY_SMS_INSTEAD + " 63031");

        Map<String, String> tickets = take(customers);

        for (String code : codes(BY_SMS_INSTEAD)) {
            List<JsonNode> both = awaitDelivered(tickets, code, "sms");
            assertThat(both).as(code).hasSize(2);
            assertThat(both.getLast().path("error_code").asString()).isEqualTo(code);
            assertThat(both.getFirst().path("fallback_of").asString())
                    .isEqualTo(both.getLast().path("id").asString());
        }
        Map<String, String> next = take(some(customers, BY_SMS_AT_ONCE_NEXT_TIME));
        for (String code : codes(BY_SMS_AT_ONCE_NEXT_TIME)) {
            assertThat(awaitDelivered(next, code, "sms")).as(code).hasSize(1);
        }
    }

    private void plan(String first, String second) {
        line.bank
                .admin()
                .put("channel-plans/ticket_created/", Map.of("channels", List.of(first, second)))
                .is(200);
    }

    private Map<String, String> customers(String codes) {
        Map<String, String> customers = new LinkedHashMap<>();
        codes(codes).forEach(code -> customers.put(code, line.customer(phone(code))));
        return customers;
    }

    private static String phone(String code) {
        return "+2217000" + code.charAt(2) + code.substring(0, 2) + code.substring(3);
    }

    private Map<String, String> take(Map<String, String> customers) {
        Map<String, String> tickets = new LinkedHashMap<>();
        customers.forEach((code, customer) -> tickets.put(code, line.takeFor(customer)));
        return tickets;
    }

    private static Map<String, String> some(Map<String, String> customers, String codes) {
        Map<String, String> some = new LinkedHashMap<>(customers);
        some.keySet().retainAll(new ArrayList<>(codes(codes)));
        return some;
    }

    private static List<String> codes(String codes) {
        return List.of(codes.strip().split("\\s+"));
    }

    private List<JsonNode> about(Map<String, String> tickets, String code) {
        return line.about(tickets.getOrDefault(code, ""), "ticket_created");
    }

    private JsonNode only(Map<String, String> tickets, String code) {
        return about(tickets, code).getFirst();
    }

    private List<JsonNode> awaitDelivered(Map<String, String> tickets, String code, String channel) {
        return Await.until(
                LONG,
                () -> about(tickets, code),
                found -> found.stream()
                        .anyMatch(one -> one.path("channel").asString().equals(channel)
                                && List.of("delivered", "read")
                                        .contains(one.path("status").asString())));
    }
}
