package io.smartqueue.reception.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.reception.Visitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Stopping all messages where no SMS can be answered, and what is kept of what people agreed to on a page. */
@DatabaseTest
class StoppingOnAPageTest {

    private static final String PHONE = "+221771234599";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Visitor visitor;
    String reach;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        branch.seat(branch.tenant.agent().staffId(), queue);
        branch.tenant.tells("sms", "ticket_created", "{{ticket_number}}");
        branch.tenant.tells("whatsapp", "ticket_created", "{{ticket_number}}");
        visitor = new Visitor(organisations);
        reach = visitor.take("/o/" + branch.tenant.slug() + "/plateau/a", Map.of("phone", PHONE, "sms", "yes"))
                + "/reach";
    }

    @Test
    void stopsEveryMessageToThePhoneUntilItIsTakenBack() {
        assertThat(visitor.page(reach)).contains("Ne plus recevoir aucun message");
        press("stop");

        assertThat(visitor.page(reach)).contains("Aucun message ne part plus vers ce téléphone.");
        assertThat(sent()).isEqualTo("suppressed_stop");
        Answer stops = branch.tenant
                .manager()
                .get("suppressions/?reason=stop&channel=sms")
                .is(200);
        assertThat(stops.text("results.0.recipient")).isEqualTo(PHONE);
        assertThat(stops.text("results.0.proof")).startsWith("page of ticket ");
        branch.tenant
                .manager()
                .delete("suppressions/" + stops.text("results.0.id"))
                .refused(409, "only_the_recipient");

        press("start");

        assertThat(sent()).isNotEqualTo("suppressed_stop");
        assertThat(visitor.page(reach)).contains("Ne plus recevoir aucun message");
    }

    @Test
    void anotherTicketOfThePhoneTakesItBackToo() {
        press("stop");
        var other = new Visitor(organisations);
        String second = other.take("/o/" + branch.tenant.slug() + "/plateau/a", Map.of("phone", PHONE, "sms", "yes"))
                + "/reach";

        Visitor.to(other.send(other.page(second), second + "/start", Map.of()));

        assertThat(sent()).isNotEqualTo("suppressed_stop");
    }

    @Test
    void whatStaffWroteDownIsNotTakenBackOnAPage() {
        branch.tenant
                .agent()
                .post("suppressions/", Map.of("channel", "sms", "recipient", PHONE, "reason", "stop"))
                .is(201);

        assertThat(visitor.page(reach)).contains("Ne plus recevoir aucun message");
        press("stop");
        press("start");

        assertThat(sent()).isEqualTo("suppressed_stop");
    }

    @Test
    void theRegisterKeepsTheWordsOfThePage() {
        Visitor.to(visitor.send(visitor.page(reach), reach, Map.of("phone", "", "whatsapp", "yes")));

        assertThat(branch.read(
                        String.class,
                        "select channel || ' ' || given || ' ' || how || ' ' || words from consent"
                                + " order by at, id"))
                .containsExactly(
                        "sms true page Me prévenir par SMS. Seulement pour cette visite. Vous pouvez changer d’avis"
                                + " sur la page de votre ticket.",
                        "sms false page ",
                        "whatsapp true page Me prévenir par WhatsApp. Seulement pour cette visite. Vous pouvez"
                                + " changer d’avis sur la page de votre ticket.");
    }

    @Test
    void whatHasNotChangedIsNoLine() {
        var same = Map.of("phone", "", "sms", "yes");
        Visitor.to(visitor.send(visitor.page(reach), reach, same));
        Visitor.to(visitor.send(visitor.page(reach), reach, Map.of("phone", PHONE, "sms", "yes")));
        assertThat(lines()).containsExactly("sms true");

        Visitor.to(visitor.send(visitor.page(reach), reach, Map.of("phone", "77 123 45 98", "sms", "yes")));
        Visitor.to(visitor.send(visitor.page(reach), reach, Map.of()));
        Visitor.to(visitor.send(visitor.page(reach), reach, Map.of()));

        assertThat(lines()).containsExactly("sms true", "sms true", "sms false");
    }

    private List<String> lines() {
        return branch.read(String.class, "select channel || ' ' || given from consent order by at, id");
    }

    @Test
    void thePageOfAVisitThatIsOverStillStopsAndStarts() {
        String ticket = reach.substring(0, reach.length() - "/reach".length());
        Visitor.to(visitor.send(visitor.page(ticket), ticket + "/cancel", Map.of()));
        assertThat(visitor.page(ticket)).contains("href=\"" + reach + "\"", "Messages sur mon téléphone");

        assertThat(visitor.page(reach))
                .contains("Votre visite est terminée", "Ne plus recevoir aucun message")
                .doesNotContain("name=\"phone\"");
        press("stop");
        assertThat(sent()).isEqualTo("suppressed_stop");
        press("start");
        assertThat(sent()).isNotEqualTo("suppressed_stop");

        branch.write("update leg set ended_at = now() - interval '25 hours'");
        assertThat(visitor.page(ticket)).contains("Cette visite est terminée.", "href=\"" + reach + "\"");
    }

    @Test
    void stopsEmailToo() {
        String awa = branch.tenant
                .manager()
                .post("customers/", Map.of("first_name", "Awa", "email", "awa@mail.example", "notify_email", true))
                .is(201)
                .id();
        String url = branch.tenant
                .agent()
                .post(
                        "tickets/",
                        Map.of(
                                "queue_id",
                                branch.read(UUID.class, "select id from queue").getFirst(),
                                "customer_id",
                                awa))
                .is(201)
                .text("public_url");
        reach = url.substring(url.indexOf("/t/")) + "/reach";
        assertThat(visitor.page(reach)).contains("Ne plus recevoir aucun message");

        press("stop");

        assertThat(visitor.page(reach)).contains("Aucun e-mail ne part plus pour cette adresse.");
        assertThat(branch.tenant
                        .manager()
                        .get("suppressions/?reason=stop&channel=email")
                        .is(200)
                        .text("results.0.recipient"))
                .isEqualTo("awa@mail.example");
        press("start");
        assertThat(visitor.page(reach)).contains("Ne plus recevoir aucun message");
        String id = branch.read(UUID.class, "select id from visit where customer_id = '" + awa + "'")
                .getFirst()
                .toString();
        branch.tenant
                .manager()
                .post("tickets/" + id + "/cancel/", Map.of("reason", "gone"))
                .is(200);
        assertThat(visitor.page(reach)).contains("Ne plus recevoir aucun message");
    }

    @Test
    void staffReadWhatTheHolderOfATicketAgreedTo() {
        String id = branch.tenant.agent().get("tickets/").text("results.0.id");

        Answer lines = branch.tenant.agent().get("tickets/" + id + "/consents/").is(200);

        assertThat(lines.json().path("count").asInt()).isEqualTo(1);
        assertThat(lines.text("results.0.channel")).isEqualTo("sms");
        assertThat(lines.text("results.0.ticket_id")).isEqualTo(id);
        branch.tenant
                .agent()
                .get("tickets/00000000-0000-0000-0000-000000000001/consents/")
                .is(404);
    }

    private void press(String button) {
        Visitor.to(visitor.send(visitor.page(reach), reach + "/" + button, Map.of()));
    }

    private String sent() {
        return branch.tenant
                .manager()
                .post("/api/v1/admin/notifications/", Map.of("channel", "sms", "recipient", PHONE, "body", "Bonjour"))
                .is(202)
                .text("error_code");
    }
}
