package io.smartqueue.notification.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestTenant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class CountriesServedTest {

    @Autowired
    Organisations organisations;

    TestTenant bank;

    @BeforeEach
    void open() {
        bank = organisations.open();
    }

    @Test
    void areTheOrganisationsOwnAtFirst() {
        assertThat(countries(bank.agent().get("messaging/"))).containsExactly("SN");
    }

    @Test
    void areThoseOfTheList() {
        assertThat(countries(change("ML", "CI", "ML"))).containsExactly("CI", "ML");
        assertThat(countries(bank.agent().get("messaging/"))).containsExactly("CI", "ML");
        assertThat(countries(bank.admin().patch("messaging/", Map.of()))).containsExactly("CI", "ML");
        assertThat(countries(organisations.open().agent().get("messaging/"))).containsExactly("SN");
    }

    @Test
    void mayBeNone() {
        assertThat(countries(change())).isEmpty();
    }

    @Test
    void areRealOnes() {
        change("SN", "ZZ").rejects("countries.1:unknown_country");
        change("sn").rejects("countries.0:unknown_country");
        bank.admin().patch("messaging/", "{\"countries\": null}").rejects("countries:required");
        bank.admin().patch("messaging/", Map.of("country", "SN")).rejects("country:unknown_field");
        assertThat(countries(bank.agent().get("messaging/"))).containsExactly("SN");
    }

    @Test
    void areChosenByAnAdministrator() {
        bank.manager().patch("messaging/", Map.of("countries", List.of())).refused(403, "missing_right");
        organisations
                .operator()
                .patch("/api/v1/tenants/" + bank.slug() + "/messaging/", Map.of("countries", List.of("FR")))
                .is(200);
    }

    private Answer change(String... countries) {
        return bank.admin().patch("messaging/", Map.of("countries", Arrays.asList(countries)));
    }

    private static List<String> countries(Answer answer) {
        return answer.is(200)
                .json()
                .path("countries")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }
}
