package io.smartqueue.twiliosandbox.fault;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.CustomerServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsOnReceiptsTest {
    private static final List<String> IN_ORDER = List.of("sending", "sent", "delivered");

    private final CustomerServer customer = new CustomerServer();
    private final TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults());
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
        customer.close();
    }

    @Test
    void loseThem() {
        sandbox.faults(Faults.of(FaultKind.RECEIPTS_DROPPED, Fault.next(2)));

        create();

        waitUntil("delivered", () -> customer.statuses().contains("delivered"));
        assertThat(customer.statuses()).containsExactly("delivered");
    }

    @Test
    void doubleThemUnderOneToken() {
        sandbox.faults(Faults.of(FaultKind.RECEIPTS_DOUBLED, Fault.always()));

        create();

        waitUntil("six receipts", () -> customer.posts().size() == 6);
        assertThat(customer.statuses()).containsExactly("sending", "sending", "sent", "sent", "delivered", "delivered");
        assertThat(customer.posts().stream()
                        .map(post -> post.header("I-Twilio-Idempotency-Token"))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void holdThemBackInOrder() {
        sandbox.faults(Faults.of(FaultKind.RECEIPTS_DELAYED, Fault.always().delayedBy(Duration.ofSeconds(1))));

        create();

        waitUntil(
                "delivered there", () -> sandbox.messages().getFirst().status().equals("delivered"));
        // The status is seen a moment before its receipt is written.
        waitUntil("three held back", () -> sandbox.receiptsWaiting() == 3);
        waitUntil("three receipts", () -> customer.posts().size() == 3);
        assertThat(customer.statuses()).isEqualTo(IN_ORDER);
    }

    @Test
    void shuffleThem() {
        sandbox.faults(Faults.of(FaultKind.RECEIPTS_SHUFFLED, Fault.always().delayedBy(Duration.ofMillis(400))));

        for (int i = 0; i < 10; i++) {
            create();
        }

        waitUntil("thirty receipts", () -> customer.posts().size() == 30);
        List<List<String>> orders = sandbox.messages().stream()
                .map(message -> customer.posts().stream()
                        .filter(post -> post.field("MessageSid").equals(message.sid()))
                        .map(post -> post.field("MessageStatus"))
                        .toList())
                .toList();
        assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(IN_ORDER));
        assertThat(orders).anySatisfy(order -> assertThat(order).isNotEqualTo(IN_ORDER));
    }

    private void create() {
        caller.createUsual("StatusCallback", customer.url("/status"));
    }
}
