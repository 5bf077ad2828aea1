package io.smartqueue.notification;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestSandbox;
import io.smartqueue.TestTenant;
import io.smartqueue.security.Role;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@SandboxTest
class SendingMessagesTest {

    private static final String NOTIFICATIONS = "/api/v1/admin/notifications/";
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000000);

    @Autowired
    Organisations organisations;

    private TestTenant bank;
    private String phone;

    @BeforeEach
    void open() {
        bank = organisations.open();
        phone = "+22177" + NUMBERS.incrementAndGet();
    }

    @Test
    void aMessageIsFollowedUntilItIsDelivered() {
        String id = send("sms", "L'été à N'Gor 🎉");

        Answer delivered = await(bank.manager(), id, "delivered");

        assertThat(sentTo(phone)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("L'été à N'Gor 🎉");
            assertThat(message.sid()).isEqualTo(delivered.text("provider_id"));
        });
        assertThat(delivered.text("encoding")).isEqualTo("UCS-2");
        assertThat(delivered.text("sent_at")).isNotEmpty();
        assertThat(delivered.text("delivered_at")).isNotEmpty();
        assertThat(types(delivered)).startsWith("pending").contains("accepted", "delivered");
    }

    @Test
    void aWhatsappMessageIsAnsweredWithAPlainRecipient() {
        TestSandbox.hasWritten(phone);
        Answer accepted = bank.manager()
                .post(NOTIFICATIONS, Map.of("channel", "whatsapp", "recipient", "whatsapp:" + phone, "body", "Bonjour"))
                .is(202);

        assertThat(accepted.text("recipient")).isEqualTo(phone);
        await(bank.manager(), accepted.id(), "read");
        assertThat(sentTo("whatsapp:" + phone))
                .filteredOn(sent -> sent.direction().equals("outbound-api"))
                .hasSize(1);
    }

    @Test
    void aMessageThatTheProviderRefusesFailsWithItsCode() {
        Answer failed = await(bank.manager(), send("sms", "+15005550001", "Bonjour"), "failed");

        assertThat(failed.text("error_code")).isEqualTo("21211");
        assertThat(failed.text("provider_id")).isEmpty();
        assertThat(failed.text("error_message")).doesNotContain("15005550001");
    }

    @Test
    void tooManyRequestsAreTriedAgainWithoutADoubleMessage() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.next(1)));

        Answer delivered = await(bank.manager(), send("sms", "Patience"), "delivered");

        assertThat(types(delivered)).contains("retry");
        assertThat(sentTo(phone)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"ANSWER_500", "ANSWER_503", "ANSWER_502_HTML", "ACCEPT_THEN_DROP", "ACCEPT_THEN_500", "DROP"})
    void anUnknownOutcomeIsSettledBeforeAnythingIsSentAgain(FaultKind fault) {
        SANDBOX.faults(Faults.of(fault, Fault.next(1)).with(FaultKind.RECEIPTS_DROPPED, Fault.percent(100)));
        String id = send("sms", "Une fois");

        Answer sent = awaitTaken(bank.manager(), id);

        assertThat(types(sent)).contains("unknown").containsAnyOf("found", "not_found");
        assertThat(sentTo(phone)).hasSize(1);
        assertThat(sentTo(phone).getFirst().sid()).isEqualTo(sent.text("provider_id"));
    }

    @Test
    void aReceiptSettlesAnUnknownOutcomeAtOnce() {
        SANDBOX.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(1)));

        Answer delivered = await(bank.manager(), send("sms", "Par accusé"), "delivered");

        assertThat(types(delivered)).doesNotContain("not_found");
        assertThat(sentTo(phone)).hasSize(1);
    }

    @Test
    void theSameWordsTwiceToOnePersonAreTwoMessages() {
        SANDBOX.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(2))
                .with(FaultKind.RECEIPTS_DROPPED, Fault.percent(100)));
        List<String> ids =
                IntStream.range(0, 2).mapToObj(n -> send("sms", "Deux fois")).toList();

        List<String> providerIds = ids.stream()
                .map(id -> awaitTaken(bank.manager(), id).text("provider_id"))
                .toList();

        assertThat(providerIds).doesNotHaveDuplicates();
        assertThat(sentTo(phone)).extracting(message -> message.sid()).containsExactlyInAnyOrderElementsOf(providerIds);
    }

    @Test
    void receiptsFindMessagesThatSwappedIdsWhileTheyWereSettled() {
        SANDBOX.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(2))
                .with(FaultKind.RECEIPTS_DELAYED, Fault.percent(100).delayedBy(Duration.ofSeconds(8))));
        List<String> ids =
                IntStream.range(0, 2).mapToObj(n -> send("sms", "Échangés")).toList();

        assertThat(ids)
                .allSatisfy(id -> assertThat(types(await(bank.manager(), id, "delivered")))
                        .contains("found")
                        .doesNotContain("duplicate"));
        assertThat(sentTo(phone)).hasSize(2);
    }

    @Test
    void aManagerOfOneSiteSeesNoMessagesOfAnother() {
        String id = send("sms", "Sans visite");
        Person elsewhere = bank.hire(Role.MANAGER, "Khady", bank.otherSite());

        assertThat(elsewhere.get(NOTIFICATIONS).is(200).json().path("count").asInt())
                .isZero();
        elsewhere.get(NOTIFICATIONS + id + "/").is(200);
    }

    @Test
    void receiptsInAnyOrderAndSeveralTimesOnlyMoveForward() {
        SANDBOX.faults(Faults.of(FaultKind.RECEIPTS_SHUFFLED, Fault.percent(100))
                .with(FaultKind.RECEIPTS_DOUBLED, Fault.percent(100)));

        Answer delivered = await(bank.manager(), send("sms", "En désordre"), "delivered");
        Await.until(Duration.ofSeconds(60), SANDBOX::receiptsWaiting, waiting -> waiting == 0);

        Answer after = bank.manager().get(NOTIFICATIONS + delivered.id() + "/").is(200);
        assertThat(after.text("status")).isEqualTo("delivered");
        assertThat(types(after)).doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBeSentIsRefusedAndNothingIsKept() {
        Person manager = bank.manager();

        manager.post(NOTIFICATIONS, Map.of("channel", "sms", "recipient", "77", "body", "x"))
                .rejects("recipient:invalid_phone");
        manager.post(NOTIFICATIONS, Map.of("recipient", phone)).rejects("channel:required", "body:required");
        manager.post(NOTIFICATIONS, Map.of("channel", "pigeon", "recipient", phone, "body", "x"))
                .rejects("channel:invalid_choice");
        manager.post(NOTIFICATIONS, Map.of("channel", "sms", "recipient", phone, "body", "x".repeat(1601)))
                .rejects("body:too_long");
        manager.post(NOTIFICATIONS, Map.of("channel", "sms", "recipient", phone, "body", "x", "tenant_id", "nobody"))
                .refused(404, "unknown_tenant");
        bank.agent().post(NOTIFICATIONS, "{").refused(403, "missing_right");

        assertThat(manager.get(NOTIFICATIONS).is(200).json().path("count").asInt())
                .isZero();
    }

    @Test
    void theListIsFilteredAndPaged() {
        String other = "+22178" + NUMBERS.incrementAndGet();
        String first = send("sms", "un");
        send("sms", other, "deux");

        Person manager = bank.manager();
        assertThat(manager.get(NOTIFICATIONS + "?recipient=%2B" + phone.substring(1))
                        .is(200)
                        .text("results.0.id"))
                .isEqualTo(first);
        assertThat(manager.get(NOTIFICATIONS + "?page_size=1&page=2").is(200).text("results.0.id"))
                .isEqualTo(first);
        assertThat(manager.get(NOTIFICATIONS + "?channel=whatsapp")
                        .is(200)
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        manager.get(NOTIFICATIONS + "?status=lost").rejects("status:invalid_value");
        manager.get(NOTIFICATIONS + "?ticket=1").rejects("ticket:invalid_value");
    }

    private String send(String channel, String words) {
        return send(channel, phone, words);
    }

    private String send(String channel, String recipient, String words) {
        Answer accepted = bank.manager()
                .post(
                        NOTIFICATIONS,
                        Map.of("tenant_id", bank.slug(), "channel", channel, "recipient", recipient, "body", words))
                .is(202);
        return accepted.id();
    }

    private static Answer await(Person person, String id, String status) {
        return Await.until(
                Duration.ofSeconds(60),
                () -> person.get(NOTIFICATIONS + id + "/").is(200),
                answer -> answer.text("status").equals(status));
    }

    /** Without receipts the list tells how far it has come by then. */
    private static Answer awaitTaken(Person person, String id) {
        return Await.until(
                Duration.ofSeconds(60),
                () -> person.get(NOTIFICATIONS + id + "/").is(200),
                answer -> !answer.text("provider_id").isEmpty());
    }

    private static List<String> types(Answer notification) {
        return notification
                .json()
                .path("events")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }
}
