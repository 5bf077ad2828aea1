package io.smartqueue.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the pages say before a ticket is taken: where, for what, how long, and why not. */
class ChoosingOnAPageTest extends TakingScenario {

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
    void aSiteThatIsClosedSaysWhenItOpensBeforeItIsChosen() {
        branch.tenant.admin().post("sites/", Map.of("name", "Medina")).is(201);
        branch.write("insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)"
                + " select gen_random_uuid(), tenant_id, site.id, service_id, 'A', 'a', 'fifo', 'active' from queue"
                + " join site using (tenant_id) where site.slug = 'medina'");
        String sites = "/o/" + branch.tenant.slug();
        assertThat(visitor.page(sites)).contains("Personne n’attend").doesNotContain("ouvert", "Fermé");
        branch.write("insert into opening_hours (id, tenant_id, site_id, weekday, opens, closes)"
                + " select gen_random_uuid(), tenant_id, id, weekday, '00:00', '00:00'"
                + " from site, generate_series(1, 7) weekday where slug = 'medina'");
        openOnTheDayAfterTomorrow();
        assertThat(visitor.page(sites))
                .contains("ouvert jusqu’à 00:00")
                .containsPattern("Fermé\\. Réouverture [a-z]+ à 08:00");
    }

    private void openOnTheDayAfterTomorrow() {
        branch.write(
                "insert into opening_hours (id, tenant_id, site_id, weekday, opens, closes) values (gen_random_uuid(),"
                        + " current_tenant(), ?, extract(isodow from now() + interval '2 days')::int, '08:00', "
                        + "'12:00')",
                branch.site);
    }

    @Test
    void aServiceSaysHowManyAreBeforeAndHowLongItTakes() {
        visitor.take(line, Map.of());
        assertThat(visitor.page(home))
                .contains("1 personne avant", "1 guichet ouvert sur 1", "Service A")
                .containsPattern("<bdi dir=\"ltr\">[1-9]\\d?–\\d+</bdi></b>min");
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
        openOnTheDayAfterTomorrow();
        assertThat(visitor.page(home))
                .containsPattern("Fermé\\. Réouverture [a-z]+ à 08:00")
                .contains("<dd", "fermé");
        String sheet = visitor.page(line);
        assertThat(sheet).containsPattern("C’est fermé à cette heure\\. Réouverture [a-z]+ à 08:00\\.");
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
