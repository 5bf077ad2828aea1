package io.smartqueue.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class ConsentRegisterTest {

    @Autowired
    Organisations organisations;

    TestTenant bank;

    @BeforeEach
    void open() {
        bank = organisations.open();
    }

    @Test
    void keepsEachConsentAndItsWithdrawalWithWhoWroteItDown() {
        String id = bank.agent()
                .post("customers/", Map.of("first_name", "Awa", "phone", "771234567", "notify_sms", true))
                .is(201)
                .id();
        bank.manager()
                .patch("customers/" + id, Map.of("notify_sms", false, "notify_whatsapp", true))
                .is(200);
        bank.manager().patch("customers/" + id, Map.of("last_name", "Fall")).is(200);

        Answer consents = bank.agent().get("customers/" + id + "/consents/").is(200);

        assertThat(consents.json().path("results").findValuesAsString("channel"))
                .containsExactlyInAnyOrder("sms", "whatsapp", "sms");
        assertThat(consents.text("results.2.channel")).isEqualTo("sms");
        assertThat(consents.json().at("/results/2/given").asBoolean()).isTrue();
        assertThat(consents.text("results.2.by.type")).isEqualTo("staff");
        assertThat(consents.text("results.2.by.id"))
                .isEqualTo(bank.agent().staffId().value().toString());
        assertThat(consents.text("results.0.by.id"))
                .isEqualTo(bank.manager().staffId().value().toString());
        assertThat(consents.text("results.2.how")).isEqualTo("api");
        assertThat(consents.json().at("/results/2/ticket_id").isNull()).isTrue();
    }

    @Test
    void agreesWithTheCustomerWhenTwoChangesComeAtOnce() {
        String id = bank.agent()
                .post("customers/", Map.of("first_name", "Awa", "phone", "771234567", "notify_sms", true))
                .is(201)
                .id();
        Person manager = bank.manager();

        for (int round = 0; round < 10; round++) {
            boolean sms = round % 2 == 1;
            CompletableFuture<Void> consent = CompletableFuture.runAsync(() ->
                    manager.patch("customers/" + id, Map.of("notify_sms", sms)).is(200));
            manager.patch("customers/" + id, Map.of("last_name", "Fall" + round))
                    .is(200);
            consent.join();

            assertThat(manager.get("customers/" + id).json().path("notify_sms").asBoolean())
                    .isEqualTo(sms);
            assertThat(manager.get("customers/" + id + "/consents/")
                            .json()
                            .at("/results/0/given")
                            .asBoolean())
                    .isEqualTo(sms);
        }
    }

    @Test
    void isThatOfOneCustomerOfOneOrganisation() {
        String id = bank.agent()
                .post("customers/", Map.of("first_name", "Awa", "phone", "771234567", "notify_sms", true))
                .is(201)
                .id();

        organisations.open().manager().get("customers/" + id + "/consents/").is(404);
        bank.manager().get("customers/" + UUID.randomUUID() + "/consents/").is(404);
    }

    @Test
    void doesNotKeepACustomerFromBeingRemoved() {
        String id = bank.agent()
                .post("customers/", Map.of("first_name", "Awa", "phone", "771234567", "notify_sms", true))
                .is(201)
                .id();

        bank.agent().delete("customers/" + id).is(204);

        bank.agent().get("customers/" + id + "/consents/").is(404);
    }
}
