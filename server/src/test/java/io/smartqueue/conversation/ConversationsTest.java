package io.smartqueue.conversation;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SandboxTest;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.twiliosandbox.SentMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Whole visits by message: what people write, and what they read. */
@SandboxTest
class ConversationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBERS = new AtomicInteger(3300000);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Branch branch;
    private QueueId queue;
    private String code;
    private String phone;

    @BeforeEach
    void open() {
        SANDBOX.forwardInboundTo(organisations.address() + "/webhooks/twilio/inbound");
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        code = branch.tenant.agent().get("queues/" + queue).is(200).text("join_code");
        phone = "+22177" + NUMBERS.incrementAndGet();
    }

    @AfterEach
    void close() {
        SANDBOX.forwardInboundTo(null);
    }

    @Test
    void aWholeVisitBySmsInFrench() {
        Person agent = branch.agentServing(queue);
        say(phone, " Ticket  " + code.toLowerCase(Locale.ROOT) + " ");
        assertThat(hears(phone, "A001")).isNotBlank();
        say(other(), "ticket " + code);
        say(other(), "ticket " + code);

        say(phone, "OÙ EN SUIS-JE ?");
        assertThat(hears(phone, "Avant vous : 0")).contains("/t/");
        say(phone, "laisser passer");
        assertThat(hears(phone, "Avant vous : 2")).isNotBlank();
        say(phone, "j’arrive");
        hears(phone, "on sait que vous êtes là");
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + agent.get("tickets/?status=called").text("results.0.id") + "/missed/")
                .is(200);
        say(phone, "Annuler");
        hears(phone, "A001 annulé");

        assertThat(branch.tenant.manager().get("tickets/?status=cancelled").text("results.0.number"))
                .isEqualTo("A001");
        assertThat(branch.tenant.manager().get("tickets/?status=cancelled").text("results.0.channel"))
                .isEqualTo("sms");
    }

    @Test
    void aWholeVisitByWhatsappInArabic() {
        Person agent = branch.agentServing(queue);
        String whatsapp = "whatsapp:" + phone;
        say(whatsapp, "\u200Fتذكرة " + code);
        hears(whatsapp, "A001");
        say(whatsapp, "أَيْنَ؟");
        hears(whatsapp, "أمامك: 0");
        agent.post("agents/me/call-next/").is(200);
        say(whatsapp, "وصلت");
        hears(whatsapp, "حان دورك");
        String ticket = agent.get("tickets/?status=called").text("results.0.id");
        agent.post("tickets/" + ticket + "/start/").is(200);
        agent.post("tickets/" + ticket + "/close/").is(200);

        say(whatsapp, "أين");
        hears(whatsapp, "ليست لديك تذكرة");
        assertThat(agent.get("tickets/" + ticket).text("channel")).isEqualTo("whatsapp");
    }

    @Test
    void aWholeVisitOfSomebodyWhoseNumberIsHidden() {
        Person agent = branch.agentServing(queue);
        String hidden = "whatsapp:SN." + NUMBERS.incrementAndGet() + "08655302741";
        say(hidden, "TICKET " + code);
        assertThat(hears(hidden, "A001")).contains("/t/");
        say(hidden, "where am I");
        hears(hidden, "Ahead of you: 0");
        agent.post("agents/me/call-next/").is(200);
        hears(hidden, "A001 : c'est à vous");
        say(hidden, "leave");
        assertThat(organisations.nobody().get("/actuator/health/liveness").status())
                .isEqualTo(200);
        assertThat(inbound("?channel=whatsapp")).isEqualTo(3);
    }

    @Test
    void arretStopsAllMessagesOfTheSenderAndReprendreStartsThemAgain() {
        Branch clinic = Branch.open(organisations, jdbc, transactions);
        write(branch, "Bonjour");
        write(clinic, "Salut");

        say(phone, "Arrêt ");
        hears(phone, "Vous ne recevrez plus de messages");

        for (Branch each : List.of(branch, clinic)) {
            assertThat(send(each, "Encore")).isEqualTo("suppressed");
            assertThat(each.tenant.manager().get("suppressions/?reason=stop").text("results.0.proof"))
                    .contains("Arrêt");
        }
        say(phone, "reprendre");
        hears(phone, "Vous recevez de nouveau");
        for (Branch each : List.of(branch, clinic)) {
            assertThat(send(each, "De retour")).isNotEqualTo("suppressed");
            assertThat(each.tenant
                            .manager()
                            .get("suppressions/")
                            .json()
                            .path("count")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void aWordOfTheProviderIsItsOwnAndStillCounts() {
        write(branch, "Bonjour");
        int before = sentTo(phone).size();

        say(phone, "CANCEL");

        assertThat(send(branch, "Encore")).isEqualTo("suppressed");
        say(phone, "START");
        assertThat(send(branch, "De retour")).isNotEqualTo("suppressed");
        hears(phone, "De retour");
        assertThat(ours(phone)).hasSize(before + 1);
    }

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
        hears(phone, "OÙ, PASSER");

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

    private void say(String from, String words) {
        assertThat(SANDBOX.inbound(from, null, words).status()).isEqualTo(200);
    }

    private static String other() {
        return "+22177" + NUMBERS.incrementAndGet();
    }

    /** What our sender sent, without the provider's own words. */
    private static List<SentMessage> ours(String to) {
        return sentTo(to).stream()
                .filter(message -> !message.body().contains("subscribe"))
                .toList();
    }

    private static String hears(String to, String words) {
        return Await.until(
                        PATIENCE,
                        () -> sentTo(to).stream().map(SentMessage::body).toList(),
                        bodies -> bodies.stream().anyMatch(body -> body.contains(words)))
                .stream()
                .filter(body -> body.contains(words))
                .findFirst()
                .orElseThrow();
    }

    /** Until it is known that the provider has it: from then on an answer finds the organisation. */
    private void write(Branch from, String words) {
        String id = notification(from, words).id();
        Await.until(
                PATIENCE,
                () -> from.tenant
                        .manager()
                        .get("/api/v1/admin/notifications/" + id)
                        .text("provider_id"),
                provider -> !provider.isEmpty());
    }

    private String send(Branch from, String words) {
        return notification(from, words).text("status");
    }

    private Answer notification(Branch from, String words) {
        return from.tenant
                .manager()
                .post("/api/v1/admin/notifications/", Map.of("channel", "sms", "recipient", phone, "body", words))
                .is(202);
    }

    private int inbound(String query) {
        return branch.tenant
                .manager()
                .get("inbound-messages/" + query)
                .is(200)
                .json()
                .path("count")
                .asInt();
    }
}
