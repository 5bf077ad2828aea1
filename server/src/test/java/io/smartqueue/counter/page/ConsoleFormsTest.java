package io.smartqueue.counter.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Organisations;
import io.smartqueue.counter.SignedInBrowser;
import io.smartqueue.queue.QueueId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The acts of the console, as forms. */
class ConsoleFormsTest extends ConsoleScenario {

    @Test
    void closeAndCallPressedTwiceClosesOnlyTheTicketItNames() {
        String first = take();
        String second = take();
        take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        browser.post(home + "/call-next", Map.of());
        browser.post(home + "/call-next", Map.of());
        browser.post(home + "/tickets/" + first + "/start", Map.of());
        Map<String, String> close = Map.of("then", "call", "outcome", "DONE");
        assertThat(SignedInBrowser.leadsTo(browser.post(home + "/tickets/" + first + "/close", close)))
                .isEqualTo(home);
        assertThat(SignedInBrowser.leadsTo(browser.post(home + "/tickets/" + first + "/close", close)))
                .isEqualTo(home + "?refused=not_allowed_in_this_state");
        assertThat(agent.get("agents/me/").text("ticket.id")).isEqualTo(second);
        assertThat(happened("called")).isEqualTo(2);
        assertThat(happened("completed")).isEqualTo(1);
    }

    @Test
    void aScriptThatAsksAgainUnderTheSameKeyIsAnsweredAgain() {
        take();
        take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        String[] headers = {"HX-Request", "true", "Idempotency-Key", Organisations.unique()};
        assertThat(browser.post(home + "/call-next", Map.of(), headers).statusCode())
                .isEqualTo(204);
        String ticket = agent.get("agents/me/").text("ticket.id");
        agent.post("tickets/" + ticket + "/no-show").is(200);
        var again = browser.post(home + "/call-next", Map.of(), headers);
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(happened("called")).isEqualTo(1);
        assertThat(browser.post(home + "/call-next", Map.of("queue", "other"), headers)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aKeyedFormReachesTheActWithItsFields() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        String[] headers = {"HX-Request", "true", "Idempotency-Key", Organisations.unique()};
        assertThat(browser.post(home + "/tickets/" + ticket + "/note", Map.of("text", "Préfère le matin"), headers)
                        .statusCode())
                .isEqualTo(204);
        assertThat(agent.get("tickets/" + ticket + "/notes/").is(200).text("results.0.text"))
                .isEqualTo("Préfère le matin");
    }

    @Test
    void aRefusalToAScriptIsAFragmentInWords() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        var answer = browser.post(home + "/tickets/" + ticket + "/hold", Map.of(), "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("<p class=\"alert\" role=\"alert\">")
                .contains("Dites pourquoi");
    }

    @Test
    void whoCallsFromOneQueueIsShownAndGivenThatOneOnly() {
        take();
        QueueId other = branch.queue("B");
        branch.write(
                "insert into counter_queue (tenant_id, counter_id, queue_id)"
                        + " select current_tenant(), id, ? from counter",
                other.value());
        agent.post("tickets/", Map.of("queue_id", other.toString())).is(201);
        var browser = new SignedInBrowser(agent);
        assertThat(browser.get(home).body()).contains(">A</span>001", ">B</span>001");
        browser.post(home + "/profile", Map.of("queue", other.toString()));
        assertThat(browser.get(home).body()).contains(">B</span>001").doesNotContain(">A</span>001");
        browser.post(home + "/call-next", Map.of());
        assertThat(agent.get("agents/me/").text("ticket.number")).isEqualTo("B001");
        QueueId unserved = branch.queue("C");
        assertThat(SignedInBrowser.leadsTo(browser.post(home + "/profile", Map.of("queue", unserved.toString()))))
                .isEqualTo(home + "?refused=queue_not_served");
    }

    @Test
    void sendingAgainIsRefusedForWhatItLacks() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        assertThat(SignedInBrowser.leadsTo(
                        browser.post(home + "/tickets/" + ticket + "/resend", Map.of("by", "WHATSAPP"))))
                .isEqualTo(home + "?refused=ticket_of_another_agent");
        browser.post(home + "/call-next", Map.of());
        assertThat(SignedInBrowser.leadsTo(
                        browser.post(home + "/tickets/" + ticket + "/resend", Map.of("by", "WHATSAPP"))))
                .isEqualTo(home + "?refused=nothing_said");
    }

    @Test
    void aMessageToTheHolderIsRefusedForWhatItLacks() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        String message = home + "/tickets/" + ticket + "/message";
        assertThat(SignedInBrowser.leadsTo(browser.post(message, Map.of("text", "Bonjour"))))
                .isEqualTo(home + "?refused=ticket_of_another_agent");
        browser.post(home + "/call-next", Map.of());
        assertThat(SignedInBrowser.leadsTo(browser.post(message, Map.of("text", " "))))
                .isEqualTo(home + "?refused=empty_message");
        assertThat(SignedInBrowser.leadsTo(browser.post(message, Map.of("text", "Bonjour", "by", "WHATSAPP"))))
                .isEqualTo(home + "?refused=no_consent");
        assertThat(browser.get(home + "?refused=no_consent").body()).contains("pas d’accord donné", "SMS : canal");
        assertThat(browser.get(message).body()).contains("SMS : canal désactivé");
    }

    @Test
    void aReasonForHoldingIsAsLongAsTheApplicationInterfaceAllows() {
        String ticket = take();
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + ticket + "/start").is(200);
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        browser.post(home + "/tickets/" + ticket + "/hold", Map.of("reason", "x".repeat(400)));
        assertThat(branch.read(Integer.class, "select length(reason) from ticket_event where type = 'on_hold'"))
                .containsExactly(300);
    }
}
