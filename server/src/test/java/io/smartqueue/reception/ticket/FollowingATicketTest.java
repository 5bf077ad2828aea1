package io.smartqueue.reception.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.reception.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page of a ticket says, and what its holder does there. */
class FollowingATicketTest extends FollowingScenario {

    @Test
    void theCallTurnsThePageYellowAndNamesTheCounter() {
        call();
        assertThat(visitor.page(ticket))
                .contains("class=\"page called\"", "C’est à vous", "Guichet", "<span>A</span>001", "J’arrive")
                .doesNotContain("On vous attend jusqu’à");
        branch.write("update queue set called_seconds = 120");
        assertThat(visitor.page(ticket)).contains("On vous attend jusqu’à");
    }

    @Test
    void anIncidentHoldsUpNobodyWhoIsCalledOrAtTheCounter() {
        String id = call();
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne de courant"))
                .is(201);
        assertThat(visitor.page(ticket))
                .contains("class=\"page called\"", "Guichet", "C’est à vous", "Panne de courant")
                .doesNotContain("Service interrompu");
        agent.post("tickets/" + id + "/start/").is(200);
        assertThat(visitor.page(ticket))
                .contains("Au guichet", "Panne de courant")
                .doesNotContain("Service interrompu");
    }

    @Test
    void thePageTellsItsScriptEveryEventOfATicket() {
        String page = visitor.page(ticket);
        assertThat(TicketEvent.Type.values())
                .allSatisfy(type ->
                        assertThat(page).containsPattern("data-events=\"[^\"]*\\bticket\\." + type.code() + "\\b"));
    }

    @Test
    void theWaitIsARangeWithItsHoursAndWhoIsNearlyCalledIsAskedToStay() {
        branch.write("update leg set due_at = due_at + interval '1 hour'");
        agent.post("tickets/", Map.of("queue_id", queue.value())).is(201);
        call();
        branch.write("update service set expected_minutes = 20");
        assertThat(visitor.page(ticket))
                .contains("Vous pouvez sortir")
                .containsPattern(">\\d+–\\d\\d<")
                .doesNotContain("Restez tout près");
        branch.write("update service set expected_minutes = 1");
        assertThat(visitor.page(ticket))
                .contains("Restez tout près")
                .containsPattern(">[1-4]–\\d<")
                .containsPattern("\\d\\d:\\d\\d–\\d\\d:\\d\\d")
                .doesNotContain("Vous pouvez sortir");
    }

    @Test
    void thoseOfOtherLinesWhoGoFirstAtTheSameCountersAreCounted() {
        QueueId other = branch.queue("B");
        branch.agentServing(queue, other);
        branch.write(
                "update counter_session set status = 'paused' where agent_id = ?",
                agent.staffId().value());
        for (int i = 0; i < 3; i++) {
            agent.post("tickets/", Map.of("queue_id", other.toString())).is(201);
        }
        branch.write("update leg set due_at = due_at - interval '1 hour' where queue_id = ?", other.value());
        assertThat(visitor.page(ticket))
                .contains("3 personnes avant vous", "Dont 3 personnes d’autres files")
                .doesNotContain("Personne avant vous");
        String id = branch.read(String.class, "select id::text from visit where number = 'A001'")
                .getFirst();
        assertThat(agent.get("tickets/" + id).is(200).json().at("/position").asInt())
                .isEqualTo(1);
        assertThat(agent.get("tickets/" + id).json().at("/others_first").asInt())
                .isEqualTo(3);
    }

    @Test
    void theCounterIsCalledByTheSameWordAsOnTheWall() {
        branch.write("update counter set name = 'Guichet 3'");
        call();
        assertThat(visitor.page(ticket + "?lang=ar")).contains("<b>شباك</b>", "شباك 3, A001".replace(',', '،'));
        assertThat(visitor.page(ticket + "?lang=en")).contains("<b>Counter</b>", "Counter 3, A001");
        branch.write("update counter set name = 'Salle 3'");
        assertThat(visitor.page(ticket)).contains("<b>Salle</b>", "Salle 3, A001");
    }

    @Test
    void whoIsCalledSaysToBeOnTheWayOrLetsOthersPass() {
        visitor.take(line, Map.of());
        call();
        Visitor.to(act("arrive"));
        assertThat(legState()).isEqualTo("called");
        assertThat(visitor.page(ticket)).contains("On sait que vous arrivez");
        Visitor.to(act("postpone"));
        assertThat(legState()).isEqualTo("waiting");
        assertThat(visitor.page(ticket)).contains("1 personne avant vous").doesNotContain("page called");
        assertThat(agent.post("agents/me/call-next/").is(200).text("number")).isEqualTo("A002");
    }

    @Test
    void aMissedCallLosesNothing() {
        String id = call();
        agent.post("tickets/" + id + "/missed/").is(200);
        assertThat(visitor.page(ticket)).contains("Rien n’est perdu.", "Revenez avant", "reprendre ma place");
        Visitor.to(act("return"));
        assertThat(visitor.page(ticket)).contains("En attente, place gardée");
    }

    @Test
    void whatAnAgentHasPutAsideTheCustomerDoesNotTakeBack() {
        String id = call();
        agent.post("tickets/" + id + "/start/").is(200);
        assertThat(visitor.page(ticket)).contains("Au guichet");
        agent.post("tickets/" + id + "/hold/", Map.of("reason", "papers")).is(200);
        assertThat(visitor.page(ticket))
                .contains("Mis de côté", "Restez joignable")
                .doesNotContain("papers", "Vous pouvez sortir");
        HttpResponse<String> refused = act("return");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("La situation a changé");
        assertThat(legState()).isEqualTo("on_hold");
    }

    @Test
    void theEndIsToldAndADayLaterOnlyThatItIsOver() {
        String id = call();
        agent.post("tickets/" + id + "/start/").is(200);
        agent.post("tickets/" + id + "/close/").is(200);
        assertThat(visitor.page(ticket))
                .contains("Merci de votre visite.", "001")
                .doesNotContain("ticket.js");
        branch.write("update leg set ended_at = now() - interval '25 hours'");
        assertThat(visitor.page(ticket)).contains("Cette visite est terminée.").doesNotContain("001");
    }

    @Test
    void cancellingAsksOnceAndEndsTheVisit() {
        assertThat(visitor.page(ticket)).contains("Annuler le ticket A001 ?", "Oui, annuler A001");
        Visitor.to(act("cancel"));
        assertThat(visitor.page(ticket)).contains("Annulé", "Prendre un autre ticket");
    }

    @Test
    void lettingPassHasAnEnd() {
        for (int i = 0; i < 8; i++) {
            new Visitor(organisations).take(line, Map.of());
        }
        for (int i = 0; i < 3; i++) {
            Visitor.to(act("postpone"));
        }
        HttpResponse<String> refused = act("postpone");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Vous avez déjà laissé passer");
    }

    @Test
    void withoutAnOpenCounterNoHourIsAnnounced() {
        branch.write("update counter_session set status = 'paused'");
        assertThat(visitor.page(ticket)).contains("Aucun guichet n’est ouvert").doesNotContain("Appel prévu");
    }

    @Test
    void anotherServiceGoesOnUnderTheSameNumber() {
        QueueId other = branch.queue("B");
        String id = call();
        agent.post("tickets/" + id + "/transfer/", Map.of("target_queue_id", other.toString(), "reason", "x"))
                .is(200);
        assertThat(visitor.page(ticket)).contains("La suite de votre visite : Service B", "<span>A</span>001");
    }

    @Test
    void theHolderSaysHowAndInWhichLanguageToBeTold() {
        branch.tenant.tells("sms", "ticket_called", "Go");
        assertThat(visitor.page(ticket)).contains("Me prévenir");
        HttpResponse<String> wrong = act("reach", Map.of("phone", "77", "sms", "yes"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        Visitor.to(act("reach", Map.of("phone", "77 000 00 12", "sms", "yes")));
        assertThat(visitor.page(ticket))
                .contains("SMS au", "77\u00a0···\u00a0··\u00a012")
                .doesNotContain("000\u00a000\u00a012");
        Visitor.to(act("reach", Map.of()));
        assertThat(branch.read(Long.class, "select count(*) from visit where customer_phone is not null"))
                .containsExactly(0L);
        Visitor.to(act("language", Map.of("lang", "ar")));
        assertThat(visitor.page(ticket)).contains("dir=\"rtl\"", "في الانتظار، مكانك محفوظ");
        assertThat(branch.read(String.class, "select language from visit")).containsExactly("ar");
    }

    @Test
    void aTicketDoesNotBecomeThatOfAPhoneWhichHasAnother() {
        branch.tenant.tells("sms", "ticket_called", "Go");
        branch.givesOneTicketPerPhone();
        Visitor.to(act("reach", Map.of("phone", "77 000 00 13", "sms", "yes")));
        agent.post("tickets/", Map.of("queue_id", queue, "customer_phone", "77 000 00 12"))
                .is(201);
        HttpResponse<String> second = act("reach", Map.of("phone", "77 000 00 12", "sms", "yes"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Ce téléphone a déjà un ticket", "value=\"77 000 00 12\"");
        Visitor.to(act("reach", Map.of("phone", "77 000 00 13", "sms", "yes")));
        Visitor.to(act("reach", Map.of("phone", "77 000 00 14", "sms", "yes")));
    }

    @Test
    void whatTheCustomerAgreedToBeforeEndsWhenTheHolderSaysSo() {
        branch.tenant.tells("sms", "ticket_called", "Go");
        branch.write("insert into customer (id, tenant_id, first_name, phone, language, consents)"
                + " values (gen_random_uuid(), current_tenant(), 'Awa', '+221770000012', 'fr', '{sms}')");
        branch.write("update visit set customer_id = (select id from customer)");
        assertThat(visitor.page(ticket)).contains("SMS au");
        branch.write("update visit set customer_phone = '+221770000034'");
        assertThat(visitor.page(ticket)).contains("SMS au", "77\u00a0···\u00a0··\u00a012");
        branch.write("update visit set consents = '{sms}'");
        assertThat(visitor.page(ticket)).contains("SMS au", "77\u00a0···\u00a0··\u00a034");
        Visitor.to(act("reach", Map.of()));
        assertThat(visitor.page(ticket)).doesNotContain("SMS au");
        call();
        assertThat(branch.read(Long.class, "select count(*) from notification")).containsExactly(0L);
    }

    @Test
    void onlyTheLinkOpensIt() {
        assertThat(visitor.get("/t/0000000000000000").statusCode()).isEqualTo(404);
        HttpResponse<String> forged = visitor.send("name=\"_csrf\" value=\"x\"", ticket + "/cancel", Map.of());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(legState()).isEqualTo("waiting");
    }
}
