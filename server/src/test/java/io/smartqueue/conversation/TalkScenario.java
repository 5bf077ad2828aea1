package io.smartqueue.conversation;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.SetClock;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.inbound.Said;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Somebody with a phone, an organisation with a queue, and the sandbox between them. */
@SandboxTest
abstract class TalkScenario {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final AtomicInteger NUMBERS = new AtomicInteger(3300000);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SetClock clock;

    Branch branch;
    QueueId queue;
    String code;
    String phone;

    @BeforeEach
    void open() {
        SANDBOX.forwardInboundTo(organisations.address() + "/webhooks/twilio/inbound");
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        code = branch.tenant.agent().get("queues/" + queue).is(200).text("join_code");
        phone = "+22177" + NUMBERS.incrementAndGet();
    }

    @AfterEach
    void close() {
        SANDBOX.forwardInboundTo(null);
    }

    void say(String from, String words) {
        assertThat(SANDBOX.inbound(from, null, words).status()).isEqualTo(200);
    }

    static String other() {
        return "+22177" + NUMBERS.incrementAndGet();
    }

    /** What our sender sent, without the provider's own words. */
    static List<SentMessage> ours(String to) {
        return sentTo(to).stream()
                .filter(message -> !message.body().contains("subscribe"))
                .toList();
    }

    String hears(String to, String words) {
        return message(to, words).body();
    }

    SentMessage message(String to, String words) {
        return Await.until(
                        PATIENCE,
                        () -> new Heard(sentTo(to), this::states),
                        heard -> heard.with(words).isPresent())
                .with(words)
                .orElseThrow();
    }

    /** Until the provider's id is known, a button is not known either. */
    static SentMessage pressable(Branch at, SentMessage message) {
        String known = "select count(*)::integer from notification where provider_id = ?";
        Await.until(PATIENCE, () -> at.read(Integer.class, known, message.sid()), List.of(1)::equals);
        return message;
    }

    static int press(String from, String title, Said.Pressed pressed) {
        var address = Said.words(from, null, "x").from();
        return SANDBOX.inbound(new Said(address, null, title, pressed, null, List.of()))
                .status();
    }

    private List<String> states() {
        return branch.read(
                String.class,
                "select event || ' ' || status || coalesce(' ' || error_code, '') from notification order by id");
    }

    /** @param states of all messages of the branch: they say why something was not heard */
    private record Heard(List<SentMessage> messages, Supplier<List<String>> states) {

        Optional<SentMessage> with(String words) {
            return messages.stream()
                    .filter(message -> message.body().contains(words))
                    .findFirst();
        }

        @Override
        public String toString() {
            return states.get() + " " + messages.stream().map(SentMessage::body).toList();
        }
    }

    /** Until it is known that the provider has it: from then on an answer finds the organisation. */
    void write(Branch from, String words) {
        String id = notification(from, words).id();
        Await.until(
                PATIENCE,
                () -> from.tenant
                        .manager()
                        .get("/api/v1/admin/notifications/" + id)
                        .text("provider_id"),
                provider -> !provider.isEmpty());
    }

    String send(Branch from, String words) {
        return notification(from, words).text("status");
    }

    private Answer notification(Branch from, String words) {
        return from.tenant
                .manager()
                .post("/api/v1/admin/notifications/", Map.of("channel", "sms", "recipient", phone, "body", words))
                .is(202);
    }

    int inbound(String query) {
        return branch.tenant
                .manager()
                .get("inbound-messages/" + query)
                .is(200)
                .json()
                .path("count")
                .asInt();
    }
}
