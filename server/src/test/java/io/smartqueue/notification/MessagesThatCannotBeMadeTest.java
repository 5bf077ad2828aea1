package io.smartqueue.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People are served whether or not a message can be made of it; the ticket's messages say what went wrong. */
class MessagesThatCannotBeMadeTest extends MessagesScenario {

    @BeforeEach
    void open() {
        line.bank.tells("sms", "ticket_created", "Ticket {{ticket_number}}");
        line.bank.tells("sms", "ticket_called", "Ticket {{ticket_number}}");
    }

    @Test
    void aTemplateWithAVariableThatIsNoLongerSuppliedFailsAlone() {
        write("update notification_template set body = 'Tour {{turn}}' where event = 'ticket_called'");
        String ticket = line.take(MessagesOfAVisit.phone());
        line.awaitStatus(ticket, "ticket_created", "delivered");

        assertThat(line.callNext()).isEqualTo(ticket);

        var failed = line.about(ticket, "ticket_called").getFirst();
        MessagesOfAVisit.assertEnds(failed, "failed", "unrenderable");
        assertThat(failed.path("error_message").asString()).contains("turn");
    }

    @Test
    void aTemplateThatDoesNotParseAnyMoreFailsAlone() {
        write("update notification_template set body = 'Tour {{' where event = 'ticket_created'");

        String ticket = line.take(MessagesOfAVisit.phone());

        MessagesOfAVisit.assertEnds(line.about(ticket, "ticket_created").getFirst(), "failed", "unrenderable");
    }

    @Test
    void aStoredPhoneThatNobodyCanHaveLeavesTheCustomerInLine() {
        Answer customer = line.bank
                .agent()
                .post("customers/", Map.of("first_name", "Awa", "phone", "77 000 00 43", "notify_sms", true))
                .is(201);
        write("update customer set phone = '+2217' where id = ?", UUID.fromString(customer.id()));

        String ticket = line.bank
                .agent()
                .post("tickets/", Map.of("queue_id", line.queue, "customer_id", customer.id()))
                .is(201)
                .id();
        assertThat(line.callNext()).isEqualTo(ticket);

        MessagesOfAVisit.assertEnds(line.about(ticket, "ticket_called").getFirst(), "failed", "unrenderable");
    }
}
