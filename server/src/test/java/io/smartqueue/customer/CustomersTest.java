package io.smartqueue.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestTenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class CustomersTest {

    @Autowired
    Organisations organisations;

    TestTenant bank;

    @BeforeEach
    void open() {
        bank = organisations.open();
    }

    @Test
    void consentToNothingUnasked() {
        Answer awa =
                bank.agent().post("customers/", Map.of("first_name", "Awa")).is(201);

        assertThat(awa.json().path("notify_sms").asBoolean(true)).isFalse();
        assertThat(awa.json().path("notify_whatsapp").asBoolean(true)).isFalse();
        assertThat(awa.json().path("notify_email").asBoolean(true)).isFalse();
        assertThat(awa.text("language")).isEqualTo("fr");
        assertThat(awa.json().path("phone").isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.smartqueue.customer.Medium#toCustomers")
    void agreeToOneChannelWithoutTheOthersAndTakeItBack(Medium agreed) {
        String consent = "notify_" + agreed.code();
        Answer awa = bank.manager()
                .post(
                        "customers/",
                        Map.of("first_name", "Awa", "phone", "771234567", "email", "awa@example.com", consent, true))
                .is(201);
        assertThat(consents(awa)).containsExactly(consent);
        String id = awa.id();
        assertThat(consents(bank.manager().get("customers/" + id).is(200))).containsExactly(consent);
        assertThat(consents(bank.manager()
                        .patch("customers/" + id, Map.of("last_name", "Fall"))
                        .is(200)))
                .containsExactly(consent);
        bank.manager().patch("customers/" + id, Map.of(consent, false)).is(200);
        assertThat(consents(bank.manager().get("customers/" + id).is(200))).isEmpty();
    }

    private static List<String> consents(Answer customer) {
        return customer.json().properties().stream()
                .filter(property -> property.getKey().startsWith("notify_"))
                .filter(property -> property.getValue().asBoolean())
                .map(Map.Entry::getKey)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"77 123 45 67", "+221 77 123 45 67", "00221771234567", "(77) 123-45-67"})
    void areReachedAtOneNumberHoweverItIsWritten(String written) {
        Answer awa = bank.manager()
                .post("customers/", Map.of("first_name", "Awa", "phone", written, "notify_sms", true))
                .is(201);

        assertThat(awa.text("phone")).isEqualTo("+221771234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "call me", "+22177", "+999123456789", "+2217712345678901", "+22177•••••67"})
    void areNotReachedAtWhatIsNoNumber(String written) {
        bank.manager()
                .post("customers/", Map.of("first_name", "Awa", "phone", written))
                .rejects("phone:invalid_phone");
        assertThat(bank.manager().get("customers/").json().path("count").asInt())
                .isZero();
    }

    @Test
    void cannotBeToldWithoutAnAddressForIt() {
        bank.manager()
                .post("customers/", """
                        {"first_name": "Awa", "notify_sms": true, "notify_whatsapp": true, "notify_email": true}
                        """)
                .rejects("notify_sms:phone_required", "notify_whatsapp:phone_required", "notify_email:email_required");
    }

    @Test
    void refuseWhatNobodyCanMean() {
        bank.manager()
                .post("customers/", Map.of("email", "awa at home", "language", "klingon-language-of-old"))
                .rejects("first_name:required", "email:invalid_email", "language:unknown_language");
        bank.manager()
                .post("customers/", Map.of("first_name", "x".repeat(101), "last_name", "y".repeat(101)))
                .rejects("first_name:too_long", "last_name:too_long");
        bank.manager().post("customers/", "{\"first_name\": \"A\\u0000wa\"}").rejects("first_name:invalid_value");
        bank.manager().post("customers/", "{\"first_name\": \"\\ud800\"}").rejects("first_name:invalid_value");
        bank.manager()
                .post("customers/", Map.of("first_name", "Awa\nVotre code"))
                .rejects("first_name:invalid_value");
        bank.manager().post("customers/", Map.of("first_name", "\u200B\u202E")).rejects("first_name:required");
        assertThat(bank.manager()
                        .post("customers/", Map.of("first_name", "A\u202Ewa 2\u200B"))
                        .is(201)
                        .text("first_name"))
                .isEqualTo("Awa 2");
        bank.manager().post("customers/", "{\"first_name\": [\"Awa\"]}").rejects("first_name:invalid_value");
    }

    @Test
    void mayShareOneNumberAndAreFoundByIt() {
        for (String name : new String[] {"Awa", "Binta"}) {
            bank.agent()
                    .post("customers/", Map.of("first_name", name, "phone", "771234567"))
                    .is(201);
        }
        bank.agent()
                .post("customers/", Map.of("first_name", "Coumba", "phone", "771234568"))
                .is(201);

        assertThat(found("?phone=%2B221771234567")).isEqualTo(2);
        assertThat(found("?phone=+221771234567")).isEqualTo(2);
        assertThat(found("?phone=771234567&q=bin")).isEqualTo(1);
        bank.agent().get("customers/?phone=12").rejects("phone:invalid_phone");
    }

    @Test
    void areFoundByAPartOfTheirName() {
        bank.agent()
                .post("customers/", Map.of("first_name", "Awa", "last_name", "Ndiaye 100%"))
                .is(201);

        assertThat(found("?q=awa%20ndi")).isEqualTo(1);
        assertThat(found("?q=100%25")).isEqualTo(1);
        assertThat(found("?q=1%2500")).as("a percent sign is no wildcard").isZero();
        assertThat(found("?q=A_a")).isZero();
        bank.agent().get("customers/?q=%00").rejects("q:invalid_value");
        bank.agent().get("customers/?is_active=perhaps").rejects("is_active:invalid_value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aissatou",
                "Aïssatou",
                "AÏSSATOU",
                "diop fall",
                "Fall Aïssatou",
                "fall-diop",
                "ndiaye",
                "N'Diaye",
                "77 123 45 67",
                "+221 77 123",
                "00221 77 1",
                "771234567",
                "(77) 123.45",
                "aissatou 77 123",
                "123 diop"
            })
    void areFoundHoweverNameAndNumberAreWritten(String typed) {
        bank.manager()
                .post(
                        "customers/",
                        Map.of(
                                "first_name",
                                "A\u00efssatou",
                                "last_name",
                                "N\u2019Diaye Diop-Fall",
                                "phone",
                                "771234567"))
                .is(201);
        bank.manager()
                .post("customers/", Map.of("first_name", "Binta", "phone", "770000000"))
                .is(201);
        String query = "customers/?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        assertThat(bank.manager().get(query).is(200).json().path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void areFoundBelowManagerByAWholeNumberOnly() {
        bank.agent()
                .post("customers/", Map.of("first_name", "Awa 12", "phone", "771234567"))
                .is(201);
        assertThat(found("?q=77%20123%2045%2067")).isEqualTo(1);
        assertThat(found("?q=%2B221%2077%20123%2045%2067")).isEqualTo(1);
        assertThat(found("?q=77%20123%2045")).isZero();
        assertThat(found("?q=12%20awa")).isEqualTo(1);
        assertThat(found("?q=awa%20binta")).isZero();
    }

    @Test
    void showTheirNumberToManagersOnly() {
        String id = bank.agent().post("customers/", """
                        {"first_name": "Awa", "phone": "771234567", "email": "awa@example.com", "notify_sms": true}
                        """).is(201).id();

        Answer masked = bank.agent().get("customers/" + id).is(200);
        assertThat(masked.text("phone")).isEqualTo("+22177•••••67");
        assertThat(masked.text("email")).isEqualTo("a•••@example.com");
        assertThat(bank.agent().get("customers/").text("results.0.phone")).contains("•");
        Answer patched = bank.agent()
                .patch("customers/" + id, Map.of("last_name", "Fall"))
                .is(200);
        assertThat(patched.text("phone")).contains("•");
        Answer full = bank.manager().get("customers/" + id).is(200);
        assertThat(full.text("phone")).isEqualTo("+221771234567");
        assertThat(full.text("email")).isEqualTo("awa@example.com");
        assertThat(found("?q=1234567")).as("nor does a search give it away").isZero();
        assertThat(bank.manager()
                        .get("customers/?q=1234567")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void loseTheirNumberOnlyTogetherWithTheConsent() {
        String id = bank.manager()
                .post("customers/", Map.of("first_name", "Awa", "phone", "771234567", "notify_sms", true))
                .is(201)
                .id();

        bank.manager().patch("customers/" + id, "{\"phone\": null}").rejects("notify_sms:phone_required");
        Answer both = bank.manager()
                .patch("customers/" + id, "{\"phone\": null, \"notify_sms\": false}")
                .is(200);
        assertThat(both.json().path("phone").isNull()).isTrue();
    }

    @Test
    void goWhenNothingRemindsOfThem() {
        String id = bank.agent()
                .post("customers/", Map.of("first_name", "Awa"))
                .is(201)
                .id();
        bank.agent()
                .put("customers/" + id, Map.of("first_name", "Awa", "language", "AR"))
                .is(200);
        bank.agent().delete("customers/" + id).is(204);
        bank.agent().get("customers/" + id).refused(404, "not_found");
    }

    private int found(String query) {
        return bank.agent()
                .get("customers/" + query)
                .is(200)
                .json()
                .path("count")
                .asInt();
    }
}
