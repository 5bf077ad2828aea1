package io.smartqueue.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Rush;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A ticket taken by a form. */
class TakingOnAPageTest extends TakingScenario {

    @Test
    void theTicketTakenIsShownWithItsPlace() {
        String page = visitor.page(visitor.take(line, Map.of("name", "Awa")));
        assertThat(page).contains("<span>A</span>001", "En attente, place gardée", "Personne avant vous", "À jour à");
        assertThat(branch.read(String.class, "select customer_name || channel from visit"))
                .containsExactly("Awaweb");
    }

    @Test
    void aFormSentTwiceIsOneTicket() {
        String page = visitor.page(line);
        String first = Visitor.to(visitor.send(page, line, Map.of()));
        assertThat(Visitor.to(visitor.send(page, line, Map.of()))).isEqualTo(first);
        String other = visitor.page(line);
        var places = Rush.of(12, i -> () -> Visitor.to(visitor.send(other, line, Map.of())));
        assertThat(new HashSet<>(places)).hasSize(1).doesNotContain(first);
        assertThat(visits()).isEqualTo(2);
    }

    @Test
    void whatIsAskedForMustBeSaid() {
        ask("required", "required");
        HttpResponse<String> answer = visitor.send(visitor.page(line), line, Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Écrivez votre nom", "Écrivez votre numéro")
                .doesNotContain("Sans téléphone");
    }

    @Test
    void whereNothingIsAskedChoosingIsTaking() {
        ask("no", "no");
        String page = visitor.page(home);
        assertThat(page).contains("<button class=\"row\">");
        assertThat(visitor.page(Visitor.to(visitor.send(page, line, Map.of())))).contains("<span>A</span>001");
    }

    @Test
    void whoComesByTheCodeIsThereAndWhoComesLaterSaysSo() {
        assertThat(visitor.page(line + "?via=qr")).doesNotContain("Où êtes-vous");
        visitor.send(visitor.page(line + "?via=qr"), line + "?via=qr", Map.of());
        String ticket = visitor.take(line, Map.of("where", "away"));
        assertThat(branch.read(String.class, "select channel || state from visit join leg on leg.visit_id = visit.id"))
                .containsExactlyInAnyOrder("qrwaiting", "webremote");
        String page = visitor.page(ticket);
        assertThat(page)
                .contains("Pas encore sur place", "Je suis là", "Rang gardé : 1 avant vous.", "Encore environ")
                .doesNotContain("Vous pouvez sortir");
        Visitor.to(visitor.send(page, ticket + "/arrive", Map.of()));
        assertThat(visitor.page(ticket)).contains("En attente, place gardée");
    }

    @Test
    void oneDeviceTakesAModestNumber() {
        for (int i = 0; i < 6; i++) {
            visitor.take(line, Map.of());
        }
        HttpResponse<String> seventh = visitor.send(visitor.page(line), line, Map.of());
        assertThat(seventh.statusCode()).isEqualTo(429);
        assertThat(seventh.body()).contains("Attendez dix minutes");
        new Visitor(organisations).take(line, Map.of());
    }

    @Test
    void messagesNameTheServiceInTheLanguageOfTheVisit() {
        String service = branch.tenant.admin().get("services/").is(200).text("results.0.id");
        branch.tenant
                .admin()
                .patch("services/" + service, Map.of("names", Map.of("ar", "سحب")))
                .is(200);
        branch.tenant.tells("sms", "ticket_called", "{{service_name}}");
        visitor.page(home + "?lang=ar");
        visitor.take(line, Map.of("phone", "77 000 00 12", "sms", "yes"));
        branch.tenant.agent().post("agents/me/call-next/").is(200);
        assertThat(branch.read(String.class, "select body from notification where event = 'ticket_called'"))
                .containsExactly("سحب");
    }
}
