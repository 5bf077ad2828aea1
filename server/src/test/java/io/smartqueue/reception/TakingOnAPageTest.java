package io.smartqueue.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Rush;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class TakingOnAPageTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    Visitor visitor;
    String home;
    String line;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        branch.seat(branch.tenant.agent().staffId(), queue);
        visitor = new Visitor(organisations);
        home = "/o/" + branch.tenant.slug() + "/plateau";
        line = home + "/a";
        branch.tenant.tells("sms", "ticket_created", "Ticket {{ticket_number}}");
        branch.tenant.tells("whatsapp", "ticket_created", "Ticket {{ticket_number}}");
    }

    @Test
    void placesAndServicesAreNamedInTheLanguageOfThePageElseInThatOfTheOrganisation() {
        var admin = branch.tenant.admin();
        admin.patch("sites/" + branch.site, Map.of("names", Map.of("ar", "بلاتو", "EN", "Highland")))
                .is(200);
        String service = admin.get("services/").is(200).text("results.0.id");
        admin.patch("services/" + service, Map.of("names", Map.of("ar", "سحب"))).is(200);
        assertThat(visitor.page(home + "?lang=ar")).contains("بلاتو", "سحب").doesNotContain("Plateau", "Service A");
        String ticket = visitor.take(line, Map.of());
        assertThat(visitor.page(ticket)).contains("بلاتو", "سحب").doesNotContain("Plateau", "Service A");
        assertThat(visitor.page(home + "?lang=en")).contains("Highland", "Service A");
        assertThat(visitor.page(home + "?lang=fr")).contains("Plateau", "Service A");
        admin.patch("sites/" + branch.site, "{\"names\": {\"en\": null}}").is(200);
        assertThat(visitor.page(home + "?lang=en")).contains("Plateau");
        assertThat(visitor.page(home + "?lang=ar")).contains("بلاتو");
        admin.patch("sites/" + branch.site, "{\"names\": null}").is(200);
        assertThat(visitor.page(home + "?lang=ar")).contains("Plateau").doesNotContain("بلاتو");
        admin.patch("sites/" + branch.site, Map.of("names", Map.of("xx-yy-zz", "A")))
                .is(400);
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

    private void ask(String name, String phone) {
        branch.tenant
                .admin()
                .patch("look/", Map.of("ask_name", name, "ask_phone", phone))
                .is(200);
    }

    private long visits() {
        return branch.read(Long.class, "select count(*) from visit").getFirst();
    }

    @Test
    void theOnlySiteNeedsNoChoice() {
        assertThat(Visitor.to(visitor.get("/o/" + branch.tenant.slug()))).isEqualTo(home);
        branch.write("insert into site (id, tenant_id, name, slug, country, zone)"
                + " values (gen_random_uuid(), current_tenant(), 'Medina', 'medina', 'SN', 'Africa/Dakar')");
        branch.write("insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)"
                + " select gen_random_uuid(), tenant_id, site.id, service_id, 'A', 'a', 'fifo', 'active' from queue"
                + " join site using (tenant_id) where site.slug = 'medina'");
        assertThat(visitor.page("/o/" + branch.tenant.slug())).contains("Medina", "Plateau", "Où allez-vous ?");
    }

    @Test
    void aServiceSaysHowManyAreBeforeAndHowLongItTakes() {
        visitor.take(line, Map.of());
        assertThat(visitor.page(home)).contains("1 personne avant", "1 guichet ouvert sur 1", ">10–20<", "Service A");
    }

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
        var places = Rush.of(6, i -> () -> Visitor.to(visitor.send(other, line, Map.of())));
        assertThat(new HashSet<>(places)).hasSize(1).doesNotContain(first);
        assertThat(visits()).isEqualTo(2);
    }

    @Test
    void aWrongPhoneIsToldWithHowToRepairItAndNothingWrittenIsLost() {
        HttpResponse<String> answer =
                visitor.send(visitor.page(line), line, Map.of("name", "<Awa>", "phone", "77 000 0", "sms", "yes"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "Le ticket n’est pas encore pris.",
                        "Il manque 3 chiffres : un numéro de ce pays en a 9",
                        "value=\"77 000 0\"",
                        "value=\"&lt;Awa>\"",
                        "name=\"sms\" value=\"yes\" checked");
        assertThat(visits()).isZero();
        assertThat(visitor.send(visitor.page(line), line, Map.of("phone", "77 000 00 12 34", "sms", "yes"))
                        .body())
                .contains("2 chiffres de trop");
        assertThat(visitor.send(visitor.page(line), line, Map.of("phone", "bonjour", "sms", "yes"))
                        .body())
                .contains("Ce n’est pas un numéro de téléphone.");
    }

    @Test
    void noBoxIsTickedBeforehandAndEachDecidesForItsWay() {
        String page = visitor.page(line);
        assertThat(page).containsPattern(Pattern.compile("name=\"sms\" value=\"yes\">"));
        visitor.take(line, Map.of("phone", "77 000 00 12", "whatsapp", "yes"));
        assertThat(branch.read(String.class, "select channel || recipient from notification"))
                .containsExactly("whatsapp+221770000012");
        visitor.take(line, Map.of("phone", "77 000 00 13", "sms", "yes"));
        assertThat(branch.read(String.class, "select channel || recipient from notification"))
                .containsExactlyInAnyOrder("whatsapp+221770000012", "sms+221770000013");
    }

    @Test
    void aPhoneWithoutABoxIsNotKept() {
        HttpResponse<String> answer = visitor.send(visitor.page(line), line, Map.of("phone", "77 000 00 12"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Cochez SMS ou WhatsApp");
        visitor.take(line, Map.of("phone", "77 000 00 12", "sms", "yes", "without", "phone"));
        assertThat(branch.read(Long.class, "select count(*) from visit where customer_phone is null"))
                .containsExactly(1L);
    }

    @Test
    void onePhoneHasOneTicketWhereTheServiceWantsIt() {
        branch.givesOneTicketPerPhone();
        visitor.take(line, Map.of("phone", "77 000 00 12"));
        HttpResponse<String> second = visitor.send(visitor.page(line), line, Map.of("phone", "77 000 00 12"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Ce téléphone a déjà un ticket", "value=\"77 000 00 12\"");
        assertThat(branch.read(Long.class, "select count(*) from notification")).containsExactly(0L);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URGENT: compte bloque. Appelez vite le 77",
                "Awa 771234567",
                "Awa ٧٧",
                "Awa\nVotre code",
                "Awa\u2028Votre code",
                "evil。com",
                "شركة.كوم",
                ".",
                "- '",
                "\u0301",
                "Awa Awa Awa Awa Awa Awa Awa Awa Awa Awa Awa"
            })
    void aNameIsAFewLetters(String written) {
        assertThat(visitor.send(visitor.page(line), line, Map.of("name", written))
                        .statusCode())
                .isEqualTo(422);
        assertThat(visits()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Mme.Ndiaye, Mme.Ndiaye",
        "N’Diaye-Sy, N’Diaye-Sy",
        "د.أحمد, د.أحمد",
        "A\u202Ew\u200Ba, Awa",
        "Awa\u00A0Diop, Awa Diop",
        "Étienne, Étienne"
    })
    void aNameOfAnyScriptIsKeptWithoutInvisibleSigns(String written, String kept) {
        visitor.take(line, Map.of("name", written));
        assertThat(branch.read(String.class, "select customer_name from visit")).containsExactly(kept);
    }

    @Test
    void aNameThatNobodySeesIsNone() {
        visitor.take(line, Map.of("name", "\u200B\u202E"));
        assertThat(branch.read(Boolean.class, "select customer_name is null from visit"))
                .containsExactly(true);
    }

    @Test
    void aPhoneThatNobodyHasProvedGetsNoNameFromTheForm() {
        branch.tenant.tells("sms", "ticket_created", "{{customer_name}} ticket {{ticket_number}}");
        visitor.take(line, Map.of("name", "Bloquee Rappelez", "phone", "77 000 00 12", "sms", "yes"));
        assertThat(branch.read(String.class, "select body from notification"))
                .singleElement()
                .asString()
                .doesNotContain("Bloquee");

        branch.tenant
                .agent()
                .post(
                        "tickets/",
                        Map.of("queue_id", queue.value(), "customer_name", "Awa", "customer_phone", "+221770000013"))
                .is(201);
        assertThat(branch.read(String.class, "select body from notification where recipient = '+221770000013'"))
                .singleElement()
                .asString()
                .startsWith("Awa ticket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"77\u202F000\u202F00\u202F12", "\u200E+221\u00A077\u2009000\u201100\u201112\u202C", "٧٧٠٠٠٠٠١٢"})
    void aPhoneIsReadAsItIsPasted(String written) {
        visitor.take(line, Map.of("phone", written, "sms", "yes"));
        assertThat(branch.read(String.class, "select customer_phone from visit"))
                .containsExactly("+221770000012");
    }

    @Test
    void aNameIsNoLink() {
        for (String link : List.of("evil.example", "https://t.co/x", "a@b", "Awa gagnez-ici.com vite")) {
            HttpResponse<String> answer = visitor.send(visitor.page(line), line, Map.of("name", link));
            assertThat(answer.statusCode()).as(link).isEqualTo(422);
            assertThat(answer.body()).contains("Écrivez votre nom seul");
        }
        visitor.take(line, Map.of("name", "M. J.-P. N'Diaye Jr."));
    }

    @Test
    void whereNothingIsAskedChoosingIsTaking() {
        ask("no", "no");
        String page = visitor.page(home);
        assertThat(page).contains("<button class=\"row\">");
        assertThat(visitor.page(Visitor.to(visitor.send(page, line, Map.of())))).contains("<span>A</span>001");
    }

    @Test
    void aLineThatTakesNobodySaysWhyAndUntilWhen() {
        branch.write("update queue set capacity = 1");
        visitor.take(line, Map.of());
        assertThat(visitor.page(home)).contains("Complet pour le moment");
        assertThat(visitor.page(line)).contains("Cette file est complète").doesNotContain("Prendre mon ticket");
        branch.write("update queue set capacity = null, status = 'paused'");
        assertThat(visitor.page(home)).contains("En pause pour le moment");
        branch.write("update queue set status = 'active'");
        branch.write(
                "insert into opening_hours (id, tenant_id, site_id, weekday, opens, closes) values (gen_random_uuid(),"
                        + " current_tenant(), ?, extract(isodow from now() + interval '2 days')::int, '08:00', "
                        + "'12:00')",
                branch.site);
        assertThat(visitor.page(home)).containsPattern("Reprend [a-z]+ à 08:00").contains("<dd", "fermé");
        String sheet = visitor.page(line);
        assertThat(sheet).containsPattern("C’est fermé à cette heure\\. Reprend [a-z]+ à 08:00\\.");
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
    void anIncidentIsToldAndNoHourAnnounced() {
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Coupure de courant."))
                .is(201);
        assertThat(visitor.page(home))
                .contains("Service interrompu : Coupure de courant.")
                .doesNotContain("row-range");
        assertThat(visitor.page(visitor.take(line, Map.of())))
                .contains("Rang gardé : vous êtes en tête.", "Coupure de courant.")
                .doesNotContain("Appel prévu");
    }

    @Test
    void whatDoesNotExistIsAPage() {
        assertThat(visitor.get(home + "/nothing").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/o/" + branch.tenant.slug() + "/nowhere").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/o/nobody").statusCode()).isEqualTo(404);
        assertThat(visitor.page("/")).contains("prenez un ticket", "/login", "/api/docs");
    }

    @Test
    void postersLeadHereByACode() {
        HttpResponse<String> code = visitor.get(line + "/qr.svg");
        assertThat(code.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(code.body()).startsWith("<svg").contains("shape-rendering");
        assertThat(visitor.page(line + "/poster"))
                .contains("Prenez votre ticket ici", "خذ تذكرتك هنا", line, "Service A");
        assertThat(visitor.page(home + "/poster")).contains("<path d=\"M");
    }
}
