package io.smartqueue.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations are changed by their administrators, and opened and changed by the operator. */
@DatabaseTest
class OrganisationsOverHttpTest {

    private static final String ALL = "/api/v1/admin/tenants/";

    @Autowired
    Organisations organisations;

    @Test
    void anAdministratorChangesTheOrganisation() {
        TestTenant bank = organisations.open();
        assertThat(bank.agent().get("").is(200).text("currency")).isEqualTo("XOF");
        Answer changed = bank.admin()
                .patch("", Map.of("name", "Banque 🏦", "languages", List.of("fr", "ar"), "currency", "EUR"))
                .is(200);
        assertThat(changed.text("languages.1")).isEqualTo("ar");
        assertThat(organisations.nobody().get("/o/" + bank.slug()).body())
                .contains("Banque 🏦", "lang=ar")
                .doesNotContain("lang=en");
        bank.manager().patch("", Map.of("name", "B")).refused(403, "missing_right");
        bank.admin().patch("", Map.of("zone", "Mars/Base")).rejects("zone:unknown_zone");
        bank.admin().patch("", Map.of("currency", "ABC")).rejects("currency:unknown_currency");
        bank.admin().patch("", Map.of("name", "")).rejects("name:required");
    }

    @Test
    void theOperatorOpensAnOrganisationAndChangesIt() {
        Person operator = organisations.operator();
        String slug = "org-" + Organisations.unique();
        Map<String, String> wanted = Map.of(
                "slug",
                slug,
                "name",
                "Clinique",
                "country",
                "CI",
                "zone",
                "Africa/Abidjan",
                "language",
                "fr",
                "admin_email",
                "admin@" + slug + ".example");
        Map<String, Object> invited = new HashMap<>(wanted);
        invited.put("invite", true);
        operator.post(ALL, invited).refused(409, "no_mail");
        Answer opened = operator.post(ALL, wanted).is(201);
        assertThat(opened.text("one_time_password")).isNotBlank();
        operator.post(ALL, wanted).refused(409, "slug_taken");
        operator.patch(ALL + opened.id() + "/", Map.of("name", "Clinique du Golfe"))
                .is(200);
        assertThat(operator.get(ALL + opened.id() + "/").is(200).text("name")).isEqualTo("Clinique du Golfe");
        assertThat(operator.post(ALL + opened.id() + "/suspend/").is(200).text("suspended_at"))
                .isNotBlank();
        assertThat(operator.post(ALL + opened.id() + "/resume/")
                        .is(200)
                        .json()
                        .path("suspended_at")
                        .isNull())
                .isTrue();
        assertThat(operator.get(ALL + "?ordering=-created_at").is(200).body()).contains(slug);
        organisations.open().admin().get(ALL).refused(403, "missing_right");
    }
}
