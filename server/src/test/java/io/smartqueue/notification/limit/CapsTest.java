package io.smartqueue.notification.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.QueueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much an organisation's caps let leave. A ticket is taken whatever they say. */
class CapsTest extends MessagingRulesScenario {

    @Test
    void limitWhatOneAddressGets() {
        change("caps", Map.of("recipient_hour", 2)).is(200);

        assertThat(codes("+221771000001", "+221771000001", "+221771000001", "+221771000002"))
                .containsExactly("none", "none", "cap_recipient", "none");
    }

    @Test
    void limitWhatLeavesForNumbersAlike() {
        change("caps", Map.of("prefix_hour", 2)).is(200);

        assertThat(codes("+221771110001", "+221771110002", "+221771110003", "+221771120003"))
                .containsExactly("none", "none", "cap_prefix", "none");
    }

    @Test
    void limitNewRecipientsButNotThoseWhoAreKnown() {
        assertThat(codes("+221771000001")).containsExactly("none");
        branch.tenant
                .admin()
                .post("customers/", Map.of("first_name", "Awa", "phone", "+221771000009"))
                .is(201);
        change("caps", Map.of("new_recipients_hour", 1)).is(200);

        assertThat(codes("+221771000002", "+221771000003", "+221771000001", "+221771000002", "+221771000009"))
                .containsExactly("none", "cap_organisation", "none", "none", "none");
    }

    @Test
    void keepAFifthForCallsWhoeverWritesAtOnce() throws Exception {
        QueueId queue = branch.queue("A");
        branch.tenant.tells("sms", "ticket_called", "C'est à vous");
        String ticket = branch.tenant
                .agent()
                .post("tickets/", Map.of("queue_id", queue, "customer_phone", "+221770000099"))
                .is(201)
                .id();
        change("caps", Map.of("organisation_hour", 10)).is(200);
        List<String> codes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<List<String>>> sending = IntStream.range(0, 24)
                    .<Callable<List<String>>>mapToObj(i -> () -> codes("+2217712%05d".formatted(i * 101)))
                    .toList();
            for (Future<List<String>> code : threads.invokeAll(sending)) {
                codes.addAll(code.get());
            }
        }

        assertThat(codes).containsOnly("none", "cap_organisation");
        assertThat(codes.stream().filter("none"::equals)).hasSize(8);
        branch.agentServing(queue)
                .post("tickets/" + ticket + "/call/", Map.of())
                .is(200);
        assertThat(branch.read(String.class, "select status from notification where event = 'ticket_called'"))
                .isNotEmpty()
                .doesNotContain("suppressed");
    }

    @Test
    void spareThePhonesThatStaffType() {
        QueueId queue = branch.queue("A");
        branch.tenant.tells("sms", "ticket_created", "{{ticket_number}}");
        change("caps", Map.of("prefix_hour", 1, "new_recipients_hour", 1)).is(200);

        take(queue, "+221771110001");
        take(queue, "+221771110002");

        assertThat(branch.read(Long.class, "select count(*) from notification where status = 'suppressed'"))
                .containsExactly(0L);
        assertThat(codes("+221771110003", "+221771990003")).containsExactly("cap_prefix", "cap_organisation");
    }
}
