package io.smartqueue.conversation;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Logged;
import io.smartqueue.Person;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import io.smartqueue.twiliosandbox.inbound.Said;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WhatsApp hides the numbers of people with usernames: they are served as everybody else, and are never a fault. */
class HiddenNumbersTest extends TalkScenario {

    private static final Pattern PAGE = Pattern.compile("https?://\\S+/t/[\\w-]+");

    private final Logged logged = Logged.by("io.smartqueue");
    private String hidden;

    @BeforeEach
    void hide() {
        hidden = "whatsapp:SN." + NUMBERS.incrementAndGet() + "08655302741";
    }

    @AfterEach
    void nothingWasAFault() {
        logged.close();
        assertThat(logged.faults()).isEmpty();
    }

    @Test
    void haveTheWordsAndTheButtonsOfTheTemplates() {
        Person agent = branch.agentServing(queue);
        tells("ticket_created", "Votre ticket {{ticket_number}} est pris, suivez-le ici.", "pass", "leave");
        tells(
                "ticket_called",
                "Ticket {{ticket_number}}, venez maintenant : on vous attend ici, {{counter_name}}, merci.",
                "here");
        say("whatsapp:" + phone, "TICKET " + code);
        SentMessage others = pressable(branch, message("whatsapp:" + phone, "A001 est pris"));

        say(hidden, "TICKET " + code);
        SentMessage taken = shown("A002 est pris");

        assertThat(taken.contentSid()).startsWith("HX").isEqualTo(others.contentSid());
        assertThat(sentTo(hidden)).as("one answer").hasSize(1);
        say("whatsapp:" + other(), "TICKET " + code);
        press("pass", taken);
        hears(hidden, "Avant vous : 2");
        press("pass", taken);
        assertThat(branch.read(Integer.class, "select count(*)::integer from ticket_event where type = 'postponed'"))
                .as("let pass once")
                .containsExactly(1);
        for (int n = 0; n < 3; n++) {
            String ticket = agent.post("agents/me/call-next/").is(200).id();
            if (n < 2) {
                agent.post("tickets/" + ticket + "/missed/").is(200);
            }
        }
        SentMessage called = shown("A002, venez");
        assertThat(called.contentSid()).startsWith("HX").isNotEqualTo(taken.contentSid());
        press("here", called);
        hears(hidden, "c'est à vous");
    }

    @Test
    void haveTheWordsOfTheConversationWithoutATemplate() {
        Person agent = branch.agentServing(queue);
        say(hidden, "TICKET " + code);
        var page = PAGE.matcher(hears(hidden, "A001"));
        assertThat(page.find()).isTrue();
        assertThat(organisations
                        .nobody()
                        .get(URI.create(page.group()).getPath())
                        .is(200)
                        .body())
                .contains("A001");

        String ticket = agent.post("agents/me/call-next/").is(200).id();
        hears(hidden, "A001 : c'est à vous");
        agent.post("tickets/" + ticket + "/missed/").is(200);
        say(hidden, "où");

        Await.until(PATIENCE, () -> sentTo(hidden).size(), many -> many == 4);
        assertThat(inbound("?understood=false")).isZero();
    }

    @Test
    void areNotToldAnyMoreOnceTheySaidStop() {
        Person agent = branch.agentServing(queue);
        say(hidden, "TICKET " + code);
        hears(hidden, "A001");
        say(hidden, "arrêt");
        hears(hidden, "Vous ne recevrez plus de messages");

        String ticket = agent.post("agents/me/call-next/").is(200).id();

        assertThat(branch.tenant
                        .manager()
                        .get("/api/v1/admin/notifications/?event=ticket_called&ticket=" + ticket)
                        .is(200)
                        .text("results.0.status"))
                .isEqualTo("suppressed");
        assertThat(branch.tenant.manager().get("suppressions/?channel=whatsapp").text("results.0.proof"))
                .contains("arrêt");
    }

    /** What was to be told and waits is withdrawn when the next thing happens, as for everybody else. */
    @Test
    void readNothingThatIsNotTrueAnyMore() {
        Person agent = branch.agentServing(queue);
        say(hidden, "TICKET " + code);
        hears(hidden, "A001");
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        String ticket = agent.post("agents/me/call-next/").is(200).id();
        String state =
                "select status || coalesce(' ' || error_code, '') from notification where event = 'ticket_called'";
        Await.until(PATIENCE, () -> branch.read(String.class, state), List.of("pending 20429")::equals);

        agent.post("tickets/" + ticket + "/missed/").is(200);

        assertThat(branch.read(String.class, state)).containsExactly("cancelled superseded");
    }

    private void tells(String event, String body, String... buttons) {
        var titles = Stream.of(buttons).collect(toMap(identity(), button -> "Bouton " + button));
        branch.tenant.tellsBy(branch.tenant.buttons(event, body, titles), event, "Ticket {{ticket_number}}");
    }

    private SentMessage shown(String words) {
        return pressable(branch, message(hidden, words));
    }

    private void press(String payload, SentMessage message) {
        assertThat(press(hidden, "Bouton", new Said.Pressed(payload, false, message.sid())))
                .isEqualTo(200);
    }
}
