package io.smartqueue.notification.told;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.MessageResender;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A message and the one that leaves in its place: one reaches the person, and none is paid for without need. */
class ReplacedMessagesTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** The sandbox never reports more than that it was sent. */
    private static final String SILENT = "+221700000001";

    @Autowired
    MessageResender resender;

    @BeforeEach
    void writeTheWords() {
        for (String channel : List.of("sms", "whatsapp")) {
            line.bank.tells(channel, "ticket_created", "Pris {{ticket_number}} " + channel);
        }
    }

    @Test
    void theFirstThatStillWaitsIsCancelledWithTheSecond() {
        plan(1);
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        String ticket = line.takeFor(line.customer(MessagesOfAVisit.phone()));

        JsonNode whatsapp = by("whatsapp", await(ticket, 2));

        MessagesOfAVisit.assertEnds(whatsapp, "cancelled", "superseded");
    }

    @Test
    void whatIsSentAgainByAnotherChannelCancelsTheFirstAndItsPlan() {
        plan(5);
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        String ticket = line.takeFor(line.customer(MessagesOfAVisit.phone()));
        JsonNode first = line.awaitStep(ticket, "ticket_created", "retry");

        CurrentTenant.run(
                line.bank.tenant().id(), () -> resender.resend(new TicketId(UUID.fromString(ticket)), Medium.SMS));

        List<JsonNode> both = line.about(ticket, "ticket_created");
        assertThat(by("sms", both).path("fallback_of").asString())
                .isEqualTo(first.path("id").asString());
        MessagesOfAVisit.assertEnds(by("whatsapp", both), "cancelled", "superseded");
        assertThat(read("select id from notification where next_channel_at is not null"))
                .isEmpty();
    }

    @Test
    void aLostReceiptCostsNoSecondMessage() {
        plan(3);
        SANDBOX.faults(Faults.of(FaultKind.RECEIPTS_DROPPED, Fault.always()));
        String phone = MessagesOfAVisit.phone();
        String ticket = line.takeFor(line.customer(phone));

        Await.until(
                LONG,
                () -> line.about(ticket, "ticket_created")
                        .getFirst()
                        .path("status")
                        .asString(),
                Set.of("delivered", "read")::contains);
        assertThat(await(ticket, 1)).hasSize(1);
        assertThat(sentTo(phone)).isEmpty();
    }

    @Test
    void aMessageThatTheProviderHasNotDeliveredIsReplaced() {
        plan(1);
        String ticket = line.takeFor(line.customer(SILENT));

        List<JsonNode> both = await(ticket, 2);

        assertThat(by("whatsapp", both).path("status").asString()).isEqualTo("sent");
        assertThat(by("sms", both).path("fallback_of").asString())
                .isEqualTo(by("whatsapp", both).path("id").asString());
    }

    @Test
    void theNextChannelIsTakenAtOnceWhenTheFirstEndsHere() {
        line.bank.admin().put("channel-plans/ticket_created/", Map.of("channels", List.of("whatsapp", "sms")));
        write("""
                update notification_template set body = 'Tour {{' where event = 'ticket_created'
                    and channel = 'whatsapp'
                """);
        String ticket = line.takeFor(line.customer(MessagesOfAVisit.phone()));

        List<JsonNode> both = await(ticket, 2);

        assertThat(by("whatsapp", both).path("error_code").asString()).isEqualTo("unrenderable");
        assertThat(by("sms", both).path("fallback_of").asString())
                .isEqualTo(by("whatsapp", both).path("id").asString());
    }

    @Test
    void whatAReceiptAsksForIsStoredWithIt() {
        line.bank.admin().put("channel-plans/ticket_created/", Map.of("channels", List.of("whatsapp", "sms")));
        String ticket = line.takeFor(line.customer("+221700006303"));
        await(ticket, 2);

        assertThat(read("""
                        select suppression.id from suppression
                        join notification_event on notification_event.xmin = suppression.xmin
                        where reason = 'not_on_whatsapp' and code = '63003'
                        """)).hasSize(1);
    }

    private void plan(int seconds) {
        line.bank
                .admin()
                .put(
                        "channel-plans/ticket_created/",
                        Map.of("channels", List.of("whatsapp", "sms"), "wait_seconds", Map.of("whatsapp", seconds)))
                .is(200);
    }

    private List<JsonNode> await(String ticket, int many) {
        return Await.until(LONG, () -> line.about(ticket, "ticket_created"), found -> found.size() == many);
    }

    private static JsonNode by(String channel, List<JsonNode> all) {
        return all.stream()
                .filter(one -> one.path("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstStaysWhenCapsEndTheSecond() {
        plan(1);
        line.bank
                .admin()
                .patch("messaging/", Map.of("caps", Map.of("recipient_hour", 1)))
                .is(200);
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        String ticket = line.takeFor(line.customer(MessagesOfAVisit.phone()));

        List<JsonNode> both = await(ticket, 2);

        MessagesOfAVisit.assertEnds(by("sms", both), "suppressed", "cap_recipient");
        assertThat(by("whatsapp", both).path("status").asString()).isEqualTo("pending");
    }
}
