package io.smartqueue.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.visit.Visits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class ConsentForAVisitTest {

    private static final PhoneNumber GIVEN = new PhoneNumber("+221770000034");

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    FactsReader facts;

    @Autowired
    Visits visits;

    Branch branch;
    QueueId queue;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
    }

    private String customer(String... consents) {
        Map<String, Object> awa =
                new HashMap<>(Map.of("first_name", "Awa", "phone", "+221770000012", "email", "awa@example.com"));
        for (String consent : consents) {
            awa.put(consent, true);
        }
        return branch.tenant.admin().post("customers/", awa).is(201).id();
    }

    private TicketId ticket(Map<String, String> more) {
        Map<String, String> wanted = new HashMap<>(more);
        wanted.put("queue_id", queue.toString());
        return new TicketId(UUID.fromString(
                branch.tenant.admin().post("tickets/", wanted).is(201).id()));
    }

    private Map<Medium, ContactPoint> agreed(TicketId ticket) {
        Consent consent = branch.in(() -> facts.get(ticket).recipient().consent());
        return consent.contacts();
    }

    @Test
    void isToSmsAloneWhereAPhoneComesWithTheTicket() {
        assertThat(agreed(ticket(Map.of("customer_phone", GIVEN.e164())))).isEqualTo(Map.of(Medium.SMS, GIVEN));
        assertThat(agreed(ticket(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.smartqueue.customer.Medium#toCustomers")
    void isWhatTheCustomerAcceptedBefore(Medium accepted) {
        String customer = customer("notify_" + accepted.code());
        assertThat(agreed(ticket(Map.of("customer_id", customer)))).containsOnlyKeys(accepted);
    }

    @Test
    void isBothTogetherAndThePhoneGivenGoesBefore() {
        String customer = customer("notify_sms", "notify_whatsapp", "notify_email");
        Map<Medium, ContactPoint> agreed =
                agreed(ticket(Map.of("customer_id", customer, "customer_phone", GIVEN.e164())));
        assertThat(agreed)
                .containsOnlyKeys(Medium.toCustomers().toArray(Medium[]::new))
                .containsEntry(Medium.SMS, GIVEN);
        assertThat(agreed.get(Medium.WHATSAPP)).isEqualTo(new PhoneNumber("+221770000012"));
    }

    @Test
    void isForAPhoneOnlyWhatItsHolderChoseLast() {
        TicketId ticket = ticket(Map.of("customer_id", customer("notify_sms", "notify_email")));
        choose(ticket, Optional.of(GIVEN), Set.of(Medium.WHATSAPP));
        assertThat(agreed(ticket))
                .containsOnlyKeys(Medium.WHATSAPP, Medium.EMAIL)
                .containsEntry(Medium.WHATSAPP, GIVEN);
        choose(ticket, Optional.empty(), Set.of(Medium.SMS));
        assertThat(agreed(ticket)).containsOnlyKeys(Medium.EMAIL);
    }

    private void choose(TicketId ticket, Optional<PhoneNumber> phone, Set<Medium> media) {
        branch.in(() -> {
            visits.reach(ticket, phone, media, "");
            return ticket;
        });
    }
}
