package io.smartqueue.conversation;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.inbound.Said;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is pressed instead of typed: the services of a site, and the buttons of messages, in time, late and twice. */
class ButtonsTest extends TalkScenario {

    private String whatsapp;
    private String siteCode;

    @BeforeEach
    void name() {
        whatsapp = "whatsapp:" + phone;
        siteCode = code(branch);
    }

    private static String code(Branch branch) {
        return branch.tenant
                .agent()
                .get("sites/" + branch.site + "/join-code/")
                .is(200)
                .text("join_code");
    }

    @Test
    void thePosterOfASiteAsksForTheServiceAndAnEntryTakesTheTicket() {
        branch.queue("B");
        say(whatsapp, "TICKET " + siteCode);
        SentMessage list = message(whatsapp, "Pour quel service prenez-vous un ticket");
        assertThat(list.contentSid()).startsWith("HX");

        choose("Service B", "TICKET " + queueCode("b"), list);
        choose("Service B", "TICKET " + queueCode("b"), list);

        hears(whatsapp, "B001");
        hears(whatsapp, "Vous avez déjà un ticket ici");
        assertThat(tickets("?channel=whatsapp")).isEqualTo(1);

        say("whatsapp:" + other(), "TICKET " + siteCode);
        assertThat(branch.read(Integer.class, "select count(*)::integer from content_template"))
                .as("asked with the same list")
                .containsExactly(1);
    }

    @Test
    void servicesAreOfferedByNumberWhereNothingCanBePressed() {
        branch.queue("B");
        say(phone, "TICKET " + siteCode);
        assertThat(hears(phone, "Répondez par le numéro")).contains("1. Service A", "2. Service B");
        say(phone, "3");
        say(phone, "\u200F٢\uFE0F\u20E3 ");
        hears(phone, "B001");
        say(phone, "1");
        assertThat(tickets("")).as("nothing is asked any more").isEqualTo(1);
    }

    @Test
    void aNumberMeansWhatWasOfferedUnderItAlsoWhereThatHasGoneSince() {
        branch.queue("B");
        QueueId last = branch.queue("C");
        String late = other();
        say(phone, "TICKET " + siteCode);
        say(late, "TICKET " + siteCode);
        hears(phone, "3. Service C");
        hears(late, "3. Service C");
        Person manager = branch.tenant.manager();
        manager.patch("queues/" + queue, Map.of("status", "closed")).is(200);

        say(phone, "2");
        hears(phone, "B001");

        manager.patch("queues/" + last, Map.of("status", "paused")).is(200);
        say(late, "3");
        assertThat(hears(late, "ne donne pas de tickets")).contains("1. Service B", "2. Service C");
        manager.patch("queues/" + last, Map.of("status", "closed")).is(200);
        say(late, "2");
        assertThat(hears(late, "n'est plus proposé")).contains("1. Service B").doesNotContain("Service C");
        assertThat(tickets("")).isEqualTo(1);
    }

    @Test
    void aSiteWithOneQueueAsksNothing() {
        say(whatsapp, "\u200FTICKET " + siteCode);
        hears(whatsapp, "A001");
    }

    @Test
    void aButtonIsMeantForTheTicketOfItsMessage() {
        QueueId other = branch.queue("B");
        SentMessage first = taken(code, "A001");
        SentMessage second = taken(queueCode("b"), "B001");

        press("here", second);
        hears(whatsapp, "B001 : votre arrivée est notée");
        press("leave", first);
        hears(whatsapp, "A001 annulé");
        press("leave", first);
        hears(whatsapp, "A001 n'est plus dans la file");
        assertThat(tickets("?queue=" + other + "&status=waiting"))
                .as("which a late press does not cancel")
                .isEqualTo(1);
    }

    @Test
    void aButtonThatIsPressedTwiceAtOnceLetsPassOnce() throws Exception {
        SentMessage message = taken(code, "A001");
        for (int i = 0; i < 6; i++) {
            say("whatsapp:" + other(), "TICKET " + code);
        }
        Callable<Integer> press = () -> press("pass", message);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(List.of(press, press))) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        Await.until(PATIENCE, () -> answers("Avant vous : 2"), n -> n == 2);
        assertThat(branch.read(Integer.class, "select count(*)::integer from ticket_event where type = 'postponed'"))
                .containsExactly(1);
    }

    @Test
    void theButtonOfAnotherOrganisationsMessageIsTheirs() {
        Branch clinic = Branch.open(organisations, jdbc, transactions);
        QueueId theirs = clinic.queue("C");
        SentMessage ours = taken(code, "A001");
        taken(clinic, clinic.tenant.agent().get("queues/" + theirs).text("join_code"), "C001");

        press("leave", ours);

        hears(whatsapp, "A001 annulé");
        assertThat(clinic.tenant.agent().get("tickets/?status=waiting").text("results.0.number"))
                .isEqualTo("C001");
    }

    @Test
    void whatNobodyMadeIsNoButton() {
        SentMessage message = taken(code, "A001");
        for (String forged : List.of("👍", "\u200F", "cancel", "pass A999", "';--", "x".repeat(3000))) {
            assertThat(SANDBOX.inbound(Said.words(whatsapp, null, forged.isBlank() ? "?" : forged)
                                    .pressing(forged))
                            .status())
                    .isEqualTo(200);
        }
        String stranger = "whatsapp:" + other();
        press(stranger, "Partir", pressed("leave", message));

        assertThat(tickets("?status=waiting")).isEqualTo(1);
    }

    @Test
    void buttonsAreShownBeforeAnApprovalToWhoHasJustWritten() {
        Person admin = branch.tenant.admin();
        String content = branch.tenant.buttons(
                "created", "Votre ticket {{ticket_number}} est pris, suivez-le ici.", Map.of("pass", "Laisser passer"));
        branch.tenant.tellsBy(content, "ticket_created", "Ticket {{ticket_number}}");
        say(whatsapp, "TICKET " + code);

        assertThat(message(whatsapp, "A001 est pris").contentSid()).startsWith("HX");
        String made = "/api/v1/admin/content-templates/" + content;
        assertThat(admin.get(made).text("status")).as("nobody was asked").isEqualTo("draft");
        admin.post(made + "/submit/").is(202);
        Await.until(PATIENCE, () -> admin.get(made).text("status"), "approved"::equals);
    }

    private String queueCode(String slug) {
        return branch.read(
                        String.class,
                        "select code from join_code join queue on queue.id = queue_id where slug = ?",
                        slug)
                .getFirst();
    }

    private int tickets(String query) {
        return branch.tenant
                .manager()
                .get("tickets/" + query)
                .is(200)
                .json()
                .path("count")
                .asInt();
    }

    private SentMessage taken(String joinCode, String number) {
        return taken(branch, joinCode, number);
    }

    private SentMessage taken(Branch at, String joinCode, String number) {
        say(whatsapp, "TICKET " + joinCode);
        return pressable(at, message(whatsapp, number));
    }

    private long answers(String words) {
        return sentTo(whatsapp).stream()
                .filter(one -> one.body().contains(words))
                .count();
    }

    private int press(String payload, SentMessage message) {
        return press(whatsapp, "Bouton", pressed(payload, message));
    }

    private static Said.Pressed pressed(String payload, SentMessage message) {
        return new Said.Pressed(payload, false, message.sid());
    }

    private void choose(String title, String payload, SentMessage list) {
        assertThat(press(whatsapp, title, new Said.Pressed(payload, true, list.sid())))
                .isEqualTo(200);
    }
}
