package io.smartqueue.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.kernel.Ids;
import io.smartqueue.security.Role;
import io.smartqueue.tenant.CurrentTenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class SitesTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    TestTenant bank;
    Person admin;

    @BeforeEach
    void open() {
        bank = organisations.open();
        admin = bank.admin();
    }

    @Test
    void takeWhatIsNotSaidFromTheOrganisation() {
        Answer site = admin.post("sites/", Map.of("name", "  Agence de Thiès – Gare "))
                .is(201);

        assertThat(site.text("name")).isEqualTo("Agence de Thiès – Gare");
        assertThat(site.text("slug")).isEqualTo("agence-de-thies-gare");
        assertThat(site.text("country")).isEqualTo("SN");
        assertThat(site.text("zone")).isEqualTo("Africa/Dakar");
        assertThat(site.text("day_starts_at")).isEqualTo("00:00:00");
        assertThat(site.json().path("is_active").asBoolean()).isTrue();
        assertThat(site.text("created_at")).endsWith("Z");
        assertThat(admin.get("sites/" + site.id() + "/").is(200).body()).isEqualTo(site.body());
    }

    @Test
    void areChangedAsAWholeOrInPart() {
        String id = admin.post(
                        "sites/",
                        Map.of("name", "Plateau", "city", "Dakar", "zone", "Europe/Paris", "day_starts_at", "04:30"))
                .is(201)
                .id();

        Answer part = admin.patch("sites/" + id, Map.of("city", "Thiès")).is(200);
        assertThat(part.text("city")).isEqualTo("Thiès");
        assertThat(part.text("zone")).isEqualTo("Europe/Paris");
        assertThat(part.text("day_starts_at")).isEqualTo("04:30:00");

        Answer whole = admin.put("sites/" + id, Map.of("name", "Médina")).is(200);
        assertThat(whole.text("name")).isEqualTo("Médina");
        assertThat(whole.text("slug")).as("an address once given stays").isEqualTo("plateau");
        assertThat(whole.text("city")).isEmpty();
        assertThat(whole.text("zone")).isEqualTo("Africa/Dakar");
    }

    @Test
    void shareNoSlugInOneOrganisationButBetweenTwo() {
        admin.post("sites/", Map.of("name", "Plateau")).is(201);
        admin.post("sites/", Map.of("name", "Plateau")).refused(409, "slug_taken");
        organisations.open().admin().post("sites/", Map.of("name", "Plateau")).is(201);
    }

    @Test
    void refuseWhatNobodyCanMean() {
        admin.post("sites/", """
                {"name": " ", "country": "XX", "zone": "Mars/Base", "city": "%s"}
                """.formatted("x".repeat(121)))
                .rejects("name:required", "country:unknown_country", "zone:unknown_zone", "city:too_long");
        admin.post("sites/", Map.of("name", "A", "slug", "No Slug")).rejects("slug:invalid_slug");
        admin.post("sites/", Map.of("name", "مركز")).rejects("slug:required");
        admin.post("sites/", Map.of("name", "A", "slug", "accuracy")).rejects("slug:reserved_slug");
        admin.post("sites/", Map.of("name", "Accuracy")).rejects("slug:reserved_slug");
        admin.post("sites/", Map.of("name", "A", "day_starts_at", "25:00")).rejects("day_starts_at:invalid_value");
        String id = admin.post("sites/", Map.of("name", "A")).is(201).id();
        admin.patch("sites/" + id, Map.of("zone", "Mars/Base")).rejects("zone:unknown_zone");
        admin.patch("sites/" + id, Map.of("slug", "accuracy")).rejects("slug:reserved_slug");
        admin.patch("sites/" + id, "{\"name\": null}").rejects("name:required");
        admin.patch("sites/" + id, "{\"is_active\": {}}").rejects("is_active:invalid_value");
        admin.patch("sites/" + id, "[]").refused(400, "invalid_json");
        assertThat(admin.get("sites/").json().path("count").asInt()).isEqualTo(1);
    }

    @Test
    void goWhenNothingRemindsOfThem() {
        String id = admin.post("sites/", Map.of("name", "Short")).is(201).id();
        admin.delete("sites/" + id + "/").is(204);
        admin.get("sites/" + id + "/").refused(404, "not_found");
    }

    @Test
    void areOnlyDeactivatedWhenACounterStandsThere() {
        String id = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        counterAt(UUID.fromString(id));

        assertThat(admin.delete("sites/" + id).is(200).json().path("is_active").asBoolean(true))
                .isFalse();
        assertThat(admin.get("sites/?is_active=false").text("results.0.id")).isEqualTo(id);
        assertThat(admin.get("sites/?is_active=true").json().path("count").asInt())
                .isZero();
    }

    @Test
    void areOnlyDeactivatedWhenSomebodyIsLimitedToThem() {
        String id = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        bank.hire(Role.AGENT, "Ndeye", UUID.fromString(id));

        assertThat(admin.delete("sites/" + id).is(200).json().path("is_active").asBoolean(true))
                .isFalse();
    }

    @Test
    void areSeenByTheirOwnPeopleOnly() {
        String plateau = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String medina = admin.post("sites/", Map.of("name", "Médina")).is(201).id();
        Person manager = bank.hire(Role.MANAGER, "Ndeye", UUID.fromString(plateau));

        Answer list = manager.get("sites/").is(200);
        assertThat(list.json().path("count").asInt()).isEqualTo(1);
        assertThat(list.text("results.0.id")).isEqualTo(plateau);
        manager.get("sites/" + plateau).is(200);
        manager.get("sites/" + medina).refused(403, "other_site");
    }

    private void counterAt(UUID site) {
        CurrentTenant.run(
                bank.tenant().id(),
                () -> transaction.executeWithoutResult(status -> jdbc.sql(
                                "insert into counter (id, tenant_id, site_id, name) values (?, current_tenant(), "
                                        + "?, '1')")
                        .params(List.of(Ids.next(), site))
                        .update()));
    }
}
