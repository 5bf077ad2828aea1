package io.smartqueue.notification.refusal;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the provider's codes mean is data, which the operator changes. */
class ErrorRulesTest extends MessagesScenario {

    /** Those of the dictionary that concern a sender: on a request, in a receipt, or of WhatsApp in both. */
    private static final String AT_REQUEST = """
            20003 20005 20008 20010 20404 20429 20500 20503 14107 21210 21212 21211 21408 21602 21603 21604 21606 21659
            21660 21661 21608 21609 21610 21611 21612 21614 21635 21617 21605 21658 21620 21623 21654 21655 21656 21657
            21709 30018 21663 21701 21702 21703 21704 21705 35111 35114 35118 90007 21624 572002 572006
            """;

    private static final String AT_DELIVERY = """
            30001 30002 30003 30004 30005 30006 30007 30008 30018 30024 30022 30023 30032 30033 30034 30035 30036 30410
            30450 30500 60728 63038
            """;

    private static final String OF_WHATSAPP = """
            63001 63003 63005 63006 63019 63021 63007 63009 63010 63012 63013 63014 63015 63016 63017 63018 63020 63024
            63027 63028 63030 63031 63032 63040 63041 63042 63049 63051
            """;

    private static final String OF_MAIL_SERVERS = """
            5.1.1 5.1.2 5.1.3 5.1.6 5.1.10 5.2.1 5.2.2 5.3.4 5.7.1 5.7.8 smtp_421 smtp_450 smtp_451 smtp_452 smtp_530
            smtp_535 smtp_550 smtp_551 smtp_552 smtp_553 smtp_554 smtp_from smtp_tls
            """;

    private static final String OF_US = "push_refused push_busy secrets_unreadable";

    @Test
    void existForEveryCodeOfTheDictionary() {
        assertThat(codes("request")).containsAll(split(OF_US));
        assertThat(codes("request")).containsAll(split(OF_MAIL_SERVERS));
        assertThat(codes("request")).containsAll(split(AT_REQUEST)).containsAll(split(OF_WHATSAPP));
        assertThat(codes("delivery")).containsAll(split(AT_DELIVERY)).containsAll(split(OF_WHATSAPP));
    }

    @Test
    void areForTheOperatorToChangeAndCountAtOnce() {
        line.bank.admin().get("/api/v1/admin/error-rules/").is(403);
        Person operator = organisations.operator();
        JsonNode rule = rules().stream()
                .filter(one -> one.path("code").asString().equals("21211")
                        && one.path("stage").asString().equals("request"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.path("suppress").asString()).isEqualTo("invalid");
        assertThat(rule.path("words").path("fr").asString()).isNotBlank();
        String path = "/api/v1/admin/error-rules/" + rule.path("id").asString() + "/";

        operator.patch(path, Map.of("park", true)).is(400);
        operator.patch(path, Map.of("suppress_days", 0)).is(400);
        assertThat(operator.patch(path, Map.of("suppress_days", 7))
                        .is(200)
                        .json()
                        .path("suppress_days")
                        .asInt())
                .isEqualTo(7);
        operator.patch("/api/v1/admin/error-rules/abc/", Map.of("park", true)).is(404);
    }

    @Test
    void endWritingToANumberThatIsNone() {
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        String first = send("+15005550001");
        line.awaitEnd(first, "failed", "21211");
        String second = send("+15005550001");
        line.awaitEnd(second, "suppressed", "suppressed_invalid");
    }

    @Test
    void decideByTheClassWhereACodeIsNew() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(1)));
        String id = send(MessagesOfAVisit.phone());
        line.awaitStepOf(id, "retry");
        SANDBOX.faults(Faults.none());
        line.awaitEnd(id, "delivered", "");
    }

    @Test
    void areAddedForCodesOfTomorrow() {
        String code = Integer.toString(ThreadLocalRandom.current().nextInt(200_000, 900_000));
        Map<String, Object> rule = Map.of(
                "code",
                code,
                "stage",
                "delivery",
                "retry_after",
                30,
                "words",
                Map.of("fr", "Une raison nouvelle.", "en", "A new reason."));
        line.bank.admin().post("/api/v1/admin/error-rules/", rule).is(403);
        Person operator = organisations.operator();

        JsonNode added =
                operator.post("/api/v1/admin/error-rules/", rule).is(201).json();

        assertThat(added.path("code").asString()).isEqualTo(code);
        assertThat(added.path("retry_after").asInt()).isEqualTo(30);
        assertThat(added.path("next_channel").asBoolean()).isTrue();
        operator.post("/api/v1/admin/error-rules/", rule).refused(409, "duplicate_rule");
        Map<String, Object> ofMail = new HashMap<>(rule);
        ofMail.put("code", "5.7." + ThreadLocalRandom.current().nextInt(100, 1000));
        operator.post("/api/v1/admin/error-rules/", ofMail).is(201);
        operator.post("/api/v1/admin/error-rules/", "[]").refused(400, "invalid_json");
        operator.post("/api/v1/admin/error-rules/", Map.of("code", "abc", "stage", "request"))
                .is(400);
        operator.post("/api/v1/admin/error-rules/", Map.of("code", "99998", "stage", "request"))
                .is(400);
    }

    @Test
    void ofTooManyRequestsCountToo() {
        String path = path("20429", "request");
        Person operator = organisations.operator();
        operator.patch(path, Map.of("retry_after", 120)).is(200);
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(1)));
        try {
            line.awaitStepOf(send(MessagesOfAVisit.phone()), "retry");

            assertThat(read("select id from notification where look_at > now() + interval '60 seconds'"))
                    .hasSize(1);
        } finally {
            unset(path, "retry_after");
        }
    }

    /** Its telephone is off (30003). */
    private static final String OFF = "+221700003003";

    @Test
    void trySecondlyWhatDidNotArriveForAReasonThatPasses() {
        String path = path("30003", "delivery");
        organisations.operator().patch(path, Map.of("retry_after", 1)).is(200);
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        try {
            String ticket = line.take(OFF);

            List<JsonNode> both = Await.until(
                    Duration.ofSeconds(60),
                    () -> line.about(ticket, "ticket_created"),
                    found -> found.size() == 2
                            && found.stream()
                                    .allMatch(
                                            one -> one.path("status").asString().equals("undelivered")));

            assertThat(both.getFirst().path("fallback_of").asString())
                    .isEqualTo(both.getLast().path("id").asString());
            // Another test has written to this phone too.
            String words = both.getFirst().path("body").asString();
            assertThat(sentTo(OFF).stream().map(SentMessage::body).filter(words::equals))
                    .hasSize(2);
        } finally {
            organisations.operator().patch(path, Map.of("retry_after", 30)).is(200);
        }
    }

    private String path(String code, String stage) {
        return rules().stream()
                .filter(one -> one.path("code").asString().equals(code)
                        && one.path("stage").asString().equals(stage))
                .map(one -> "/api/v1/admin/error-rules/" + one.path("id").asString() + "/")
                .findFirst()
                .orElseThrow();
    }

    private void unset(String path, String member) {
        Map<String, Object> none = new HashMap<>();
        none.put(member, null);
        organisations.operator().patch(path, none).is(200);
    }

    private String send(String recipient) {
        return line.bank
                .manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "sms", "recipient", recipient, "body", "Bonjour"))
                .is(202)
                .id();
    }

    private static List<String> split(String codes) {
        return List.of(codes.strip().split("\\s+"));
    }

    private Set<String> codes(String stage) {
        return rules().stream()
                .filter(rule -> rule.path("stage").asString().equals(stage))
                .map(rule -> rule.path("code").asString())
                .collect(Collectors.toSet());
    }

    private List<JsonNode> rules() {
        return organisations
                .operator()
                .get("/api/v1/admin/error-rules/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .toList();
    }

    @Test
    void trySecondlyAlsoWhereAPlanHasNoOtherChannelForThePerson() {
        String path = path("30003", "delivery");
        organisations.operator().patch(path, Map.of("retry_after", 1)).is(200);
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        line.bank.tells("whatsapp", "ticket_created", "Pris {{ticket_number}}");
        line.bank.admin().put("channel-plans/ticket_created/", Map.of("channels", List.of("sms", "whatsapp")));
        try {
            String ticket = line.take(OFF);

            List<JsonNode> both = Await.until(
                    Duration.ofSeconds(60), () -> line.about(ticket, "ticket_created"), found -> found.size() == 2);

            assertThat(both.getFirst().path("fallback_of").asString())
                    .isEqualTo(both.getLast().path("id").asString());
            assertThat(read("select id from notification where context ->> 'ticket_number' is not null"))
                    .hasSize(2);
        } finally {
            organisations.operator().patch(path, Map.of("retry_after", 30)).is(200);
        }
    }
}
