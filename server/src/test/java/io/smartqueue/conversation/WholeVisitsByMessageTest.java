package io.smartqueue.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people write from the first word to the last, and what they read. */
class WholeVisitsByMessageTest extends TalkScenario {

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
        hears(phone, "votre arrivée est notée");
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

    /** "Ticket" is a word of two languages, so that the first answer is in the organisation's. */
    @Test
    void whoWritesInEnglishLaterIsCalledInEnglish() {
        called("fr", "À vous {{ticket_number}}");
        called("en", "Your turn {{ticket_number}}");
        Person agent = branch.agentServing(queue);
        say(phone, "TICKET " + code);
        hears(phone, "Votre ticket A001");
        say(phone, "🙂");
        hears(phone, "SUIVI, PASSER");

        say(phone, "where am I");
        hears(phone, "Ahead of you: 0");

        say(phone, "ticket");
        hears(phone, "Write TICKET and the code");
        agent.post("agents/me/call-next/").is(200);
        assertThat(hears(phone, "A001")).isNotBlank();
        hears(phone, "Your turn A001");
        say(phone, "ici");
        hears(phone, "c'est à vous");
    }

    private void called(String locale, String body) {
        Map<String, String> template = Map.of(
                "tenant",
                branch.tenant.slug(),
                "name",
                "called " + locale,
                "channel",
                "sms",
                "event",
                "ticket_called",
                "locale",
                locale,
                "subject",
                "",
                "body",
                body);
        branch.tenant
                .admin()
                .post("/api/v1/admin/notification-templates/", template)
                .is(201);
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
        hears(hidden, "A001: it is your turn");
        branch.tenant
                .manager()
                .post(
                        "sites/" + branch.site + "/incident/",
                        Map.of("note", "Panne", "message", "Panne de courant, restez chez vous"))
                .is(201);
        hears(hidden, "Panne de courant, restez chez vous");
        branch.tenant.manager().post("sites/" + branch.site + "/incident/end/").is(200);
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
    void aStopThatStaffWriteDownAfterAStartCounts() {
        write(branch, "Bonjour");
        stopAtTheCounter();
        say(phone, "Arrêt");
        hears(phone, "Vous ne recevrez plus de messages");
        say(phone, "reprendre");
        hears(phone, "Vous recevez de nouveau");
        assertThat(send(branch, "De retour")).isNotEqualTo("suppressed");

        stopAtTheCounter();

        assertThat(send(branch, "Encore")).isEqualTo("suppressed");
    }

    private void stopAtTheCounter() {
        branch.tenant
                .manager()
                .post("suppressions/", Map.of("channel", "sms", "recipient", phone, "reason", "stop"))
                .is(201);
    }
}
