package io.smartqueue.conversation;

import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff write to the holder of the ticket in hand, and read the answer. */
class StaffWordsTest extends TalkScenario {

    private Person agent;
    private String whatsapp;

    @BeforeEach
    void sitDown() {
        agent = branch.agentServing(queue);
        whatsapp = "whatsapp:" + phone;
    }

    @Test
    void aQuestionAndItsAnswerAreInTheConversationAndAnsweredByNobodyElse() {
        String ticket = called();
        Answer question = write(ticket, Map.of("body", "Avez-vous votre carte ? \u202E"));
        assertThat(question.is(202).text("direction")).isEqualTo("out");
        assertThat(question.text("author")).isEqualTo("Fatou");
        assertThat(question.text("body")).isEqualTo("Avez-vous votre carte ?");
        hears(whatsapp, "Avez-vous votre carte ?");
        int before = sentTo(whatsapp).size();

        say(whatsapp, "Oui 👍 le 12345");
        say(whatsapp, "12345");
        say(whatsapp, "où");

        hears(whatsapp, "c'est à vous");
        assertThat(sentTo(whatsapp)).as("no help and no question").hasSize(before + 1);
        Answer talk = agent.get("tickets/" + ticket + "/messages/?page_size=3").is(200);
        assertThat(talk.text("results.0.body")).startsWith("TICKET");
        assertThat(talk.text("results.2.author")).isEqualTo("Fatou");
        Answer rest = agent.get("tickets/" + ticket + "/messages/?page_size=3&page=2");
        assertThat(rest.text("results.0.body")).isEqualTo("Oui 👍 le 12345");
        assertThat(rest.text("results.0.direction")).isEqualTo("in");
        assertThat(rest.text("results.1.body")).isEqualTo("12345");
        assertThat(inbound("?understood=false")).isZero();
    }

    @Test
    void onlyWhoHasTheTicketInHandOrManagesMayWriteAndRead() {
        String ticket = called();
        Person colleague = branch.agentServing(queue);
        write(colleague, ticket, Map.of("body", "Bonjour")).refused(403, "ticket_of_another_agent");
        colleague.get("tickets/" + ticket + "/messages/").refused(403, "ticket_of_another_agent");
        branch.tenant
                .manager()
                .post("tickets/" + ticket + "/messages/", Map.of("body", "Bonjour"))
                .is(202);
        branch.tenant.manager().get("tickets/" + ticket + "/messages/").is(200);
        write(ticket, Map.of("body", " \u200F ")).is(400);
        write(ticket, Map.of("body", "x".repeat(1001))).is(400);
        write(ticket, Map.of("body", "x", "channel", "pigeon")).is(400);
        write(ticket, Map.of("body", "x", "to", phone)).is(400);

        agent.post("tickets/" + ticket + "/start/").is(200);
        agent.post("tickets/" + ticket + "/close/").is(200);
        branch.tenant
                .manager()
                .post("tickets/" + ticket + "/messages/", Map.of("body", "Bonjour"))
                .refused(409, "not_allowed_in_this_state");
    }

    @Test
    void whereNothingCanBeWrittenTheCodeSaysWhy() {
        clock.set(Instant.now().minus(Duration.ofHours(24)));
        say(whatsapp, "TICKET " + code);
        say(whatsapp, "annuler");
        clock.go();
        String ticket = calledByName();
        write(ticket, Map.of("body", "Bonjour", "channel", "sms")).refused(409, "no_consent");
        write(ticket, Map.of("body", "Bonjour", "channel", "email")).refused(409, "no_consent");
        write(ticket, Map.of("body", "Bonjour", "channel", "whatsapp")).refused(409, "window_closed");
        write(ticket, Map.of("body", "Bonjour")).refused(409, "window_closed");
        say(whatsapp, "où");
        write(ticket, Map.of("body", "Bonjour")).is(202);
        say(whatsapp, "arrêt");
        write(ticket, Map.of("body", "Bonjour")).refused(409, "no_consent");
    }

    @Test
    void whoHidesTheirNumberIsWrittenToAsWell() {
        whatsapp = "whatsapp:SN." + NUMBERS.incrementAndGet() + "08655302741";
        String ticket = called();
        write(ticket, Map.of("body", "Approchez, s'il vous plaît")).is(202);
        hears(whatsapp, "Approchez");
    }

    private String called() {
        say(whatsapp, "TICKET " + code);
        hears(whatsapp, "A001");
        return agent.post("agents/me/call-next/").is(200).id();
    }

    /** Somebody who agreed to be told by WhatsApp, and whose ticket was not taken there. */
    private String calledByName() {
        String customer = branch.tenant
                .manager()
                .post(
                        "customers/",
                        Map.of("first_name", "Awa", "last_name", "Sow", "phone", phone, "notify_whatsapp", true))
                .is(201)
                .id();
        agent.post("tickets/", Map.of("queue_id", queue.toString(), "customer_id", customer))
                .is(201);
        return agent.post("agents/me/call-next/").is(200).id();
    }

    private Answer write(String ticket, Map<String, ?> message) {
        return write(agent, ticket, message);
    }

    private static Answer write(Person by, String ticket, Map<String, ?> message) {
        return by.post("tickets/" + ticket + "/messages/", message);
    }
}
