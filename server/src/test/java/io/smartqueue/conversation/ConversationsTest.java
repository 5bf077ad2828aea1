package io.smartqueue.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For whom a message is, and what it means. */
class ConversationsTest extends TalkScenario {

    @Test
    void whichTicketIsAskedWhenThereAreTwo() {
        QueueId second = branch.queue("B");
        String other = branch.tenant.agent().get("queues/" + second).text("join_code");
        say(phone, "ticket " + code);
        say(phone, other);
        hears(phone, "B001");

        say(phone, "annuler");
        hears(phone, "Quel ticket ? Répondez A001 / B001");
        say(phone, "b001");

        hears(phone, "B001 annulé");
        say(phone, "où");
        hears(phone, "Ticket A001. Avant vous : 0");
    }

    @Test
    void theOrganisationIsThatOfTheCodeElseTheOneThatWroteLast() {
        Branch clinic = Branch.open(organisations, jdbc, transactions);
        write(branch, "Bonjour");
        write(clinic, "Salut");

        say(phone, "aide");
        hears(phone, "SUIVI, PASSER");

        assertThat(clinic.tenant.manager().get("inbound-messages/").text("results.0.body"))
                .isEqualTo("aide");
        assertThat(clinic.tenant.manager().get("inbound-messages/").text("results.0.answer_id"))
                .isNotEmpty();
        say(phone, "ticket " + code);
        hears(phone, "A001");
        assertThat(inbound("?understood=true")).isEqualTo(1);
    }

    @Test
    void theUnknownAreHelpedOnceAnHour() {
        say(phone, "👍");
        say(phone, "hello?");

        assertThat(hears(phone, "écrivez TICKET")).isNotBlank();
        assertThat(ours(phone)).hasSize(1);
        assertThat(organisations
                        .operator()
                        .get("/api/v1/admin/inbound-messages/?page_size=100")
                        .is(200)
                        .json()
                        .path("results")
                        .findValuesAsString("from"))
                .contains(phone);
        branch.tenant.admin().get("/api/v1/admin/inbound-messages/").is(403);
    }

    @Test
    void ticketWithoutACodeOrWithThatOfAClosedQueueIsAnswered() {
        write(branch, "Bonjour");
        say(phone, "TICKET");
        hears(phone, "par exemple TICKET");
        branch.tenant
                .manager()
                .post("queues/" + queue + "/status/", Map.of("status", "closed"))
                .is(200);
        say(phone, "TICKET " + code);
        hears(phone, "ne donne pas de tickets");
        say(phone, "TICKET ZZZZZ");
        hears(phone, "le code ZZZZZ");
    }

    @Test
    void linksOfAQueueOpenAMessageWithItsCode() {
        var links = branch.tenant.agent().get("queues/" + queue).json().path("join_links");

        assertThat(code).matches("[2-9A-HJ-NP-Z]{4,6}");
        assertThat(links.path("whatsapp").asString()).isEqualTo("https://wa.me/14155238886?text=TICKET%20" + code);
        assertThat(links.path("sms").asString()).isEqualTo("sms:+15005550006?body=TICKET%20" + code);
    }

    @Test
    void anotherKeywordEndsAnOpenQuestion() {
        QueueId second = branch.queue("B");
        String other = branch.tenant.agent().get("queues/" + second).text("join_code");
        say(phone, "ticket " + code);
        say(phone, "ticket " + other);
        hears(phone, "B001");
        say(phone, "annuler");
        hears(phone, "Quel ticket");

        say(phone, "aide");
        hears(phone, "SUIVI, PASSER");
        say(phone, "a001");

        hears(phone, "Ticket A001. Avant vous");
        assertThat(openTickets()).isEqualTo(2);
    }

    @Test
    void anOldQuestionIsForgotten() {
        QueueId second = branch.queue("B");
        String other = branch.tenant.agent().get("queues/" + second).text("join_code");
        say(phone, "ticket " + code);
        say(phone, "ticket " + other);
        hears(phone, "B001");
        say(phone, "annuler");
        hears(phone, "Quel ticket");

        clock.set(Instant.now().plus(Duration.ofMinutes(11)));
        say(phone, "bonjour tout le monde");
        say(phone, "a001");

        hears(phone, "Ticket A001. Avant vous");
        assertThat(openTickets()).isEqualTo(2);
    }

    @Test
    void anOrganisationThatIsClosedHidesNoOther() {
        Branch clinic = Branch.open(organisations, jdbc, transactions);
        write(branch, "Bonjour");
        write(clinic, "Salut");
        jdbc.sql("update tenant set is_demo = true where slug = :slug")
                .param("slug", clinic.tenant.slug())
                .update();

        Await.until(
                PATIENCE,
                () -> {
                    say(phone, "aide");
                    return inbound("?understood=true");
                },
                heard -> heard > 0);
    }

    @Test
    void aCodeIsNeitherANumberNorAWord() {
        for (int i = 0; i < 20; i++) {
            String made = branch.tenant
                    .agent()
                    .get("queues/" + branch.queue(String.valueOf((char) ('B' + i))))
                    .text("join_code");
            assertThat(made).matches("[2-9A-HJ-NP-Z]{4,6}").containsPattern("[0-9].*[A-Z]");
        }
    }

    @Test
    void aTicketsNumberThatIsACodeElsewhereIsStillTheTicket() throws Exception {
        Branch clinic = Branch.open(organisations, jdbc, transactions);
        QueueId theirs = clinic.queue("A");
        try (var owner = TestDatabase.owner().connect();
                var statement = owner.prepareStatement("update join_code set code = 'A2345' where queue_id = ?")) {
            statement.setObject(1, theirs.value());
            statement.execute();
        }
        write(branch, "Bonjour");

        say(phone, "annuler A2345");

        hears(phone, "Vous n'avez pas de ticket");
        assertThat(inbound("?understood=true")).isEqualTo(1);
    }

    @Test
    void whatACustomerWroteIsDeletedWithTheCustomer() {
        write(branch, "Bonjour");
        say(phone, "aide");
        String id = branch.tenant
                .manager()
                .post("customers/", Map.of("first_name", "Awa", "phone", phone, "language", "fr"))
                .is(201)
                .text("id");
        assertThat(inbound("")).isEqualTo(1);

        branch.tenant.manager().delete("customers/" + id).is(204);

        assertThat(inbound("")).isZero();
        assertThat(branch.read(Long.class, "select count(*) from conversation")).containsExactly(0L);
    }

    private int openTickets() {
        return branch.tenant
                .manager()
                .get("tickets/?status=waiting")
                .json()
                .path("count")
                .asInt();
    }
}
