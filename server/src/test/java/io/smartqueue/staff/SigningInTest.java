package io.smartqueue.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.House;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SigningInTest {

    @Autowired
    House house;

    @Test
    void givesATokenThatOpensTheHouse() {
        TestTenant bank = house.open();

        var session = house.nobody()
                .post("/api/v1/auth/", Map.of("email", bank.agent().email(), "password", House.PASSWORD))
                .is(200);

        assertThat(session.text("token")).startsWith("sq_");
        assertThat(session.text("expires_at")).endsWith("Z");
        assertThat(session.text("user.email")).isEqualTo(bank.agent().email());
        Person again = bank.agent().with(session.text("token"));
        assertThat(again.get("/api/v1/auth/me/").is(200).text("tenants.0.role")).isEqualTo("agent");
    }
}
