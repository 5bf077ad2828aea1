package io.smartqueue.notification.limit;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Addresses that an organisation does not write to. */
@SandboxTest
class SuppressedMessagesTest {

    private static final String NOTIFICATIONS = "/api/v1/admin/notifications/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBERS = new AtomicInteger(2200000);

    @Autowired
    Organisations organisations;

    private TestTenant bank;
    private String phone;

    @BeforeEach
    void open() {
        bank = organisations.open();
        phone = "+22177" + NUMBERS.incrementAndGet();
    }

    @ParameterizedTest
    @CsvSource({
        "stop, suppressed_stop",
        "by_staff, suppressed_stop",
        "invalid, suppressed_invalid",
        "not_on_whatsapp, suppressed_invalid",
        "bounced, suppressed_invalid"
    })
    void areNotSentAndSayWhy(String reason, String code) {
        suppress("whatsapp", Map.of("reason", reason));

        Answer whatsapp = bank.manager().get(NOTIFICATIONS + send("whatsapp")).is(200);

        assertThat(whatsapp.text("status")).isEqualTo("suppressed");
        assertThat(whatsapp.text("error_code")).isEqualTo(code);
        assertThat(whatsapp.text("error_message")).isNotBlank();
        assertThat(whatsapp.json().path("events").findValuesAsString("type")).contains("suppressed");
        await(send("sms"), "delivered");
        assertThat(sentTo("whatsapp:" + phone)).isEmpty();
    }

    @Test
    void areSentAgainOnceTheAddressIsWrittenToAgain() {
        String id = suppress("sms", Map.of("proof", "asked at the counter")).id();
        assertThat(bank.manager().get(NOTIFICATIONS + send("sms")).text("status"))
                .isEqualTo("suppressed");

        bank.agent().delete("suppressions/" + id).is(204);

        await(send("sms"), "delivered");
        bank.agent().delete("suppressions/" + id).is(404);
    }

    @Test
    void mayBeStartedAgainByNobodyButTheRecipientWhoStoppedThem() {
        String id = suppress("sms", Map.of("reason", "stop")).id();

        bank.admin().delete("suppressions/" + id).refused(409, "only_the_recipient");
    }

    @Test
    void keepTheEndAndTheProofOfAStopWhateverStaffWriteDownLater() {
        Answer stop = suppress("sms", Map.of("reason", "stop", "proof", "STOP"));

        bank.agent()
                .post(
                        "suppressions/",
                        Map.of("channel", "sms", "recipient", phone, "reason", "stop", "until", "2100-01-01T00:00:00Z"))
                .rejects("until:not_for_a_stop");
        Answer again = suppress("sms", Map.of("reason", "stop", "proof", "Said so at the desk"));

        assertThat(again.id()).isEqualTo(stop.id());
        assertThat(again.text("proof")).isEqualTo(stop.text("proof"));
        assertThat(again.json().path("until").isNull()).isTrue();
    }

    @Test
    void areThoseOfOneOrganisationAndOneChannel() {
        suppress("sms", Map.of());
        TestTenant clinic = organisations.open();

        assertThat(clinic.manager().get("suppressions/").json().path("count").asInt())
                .isZero();
        String id = clinic.manager()
                .post(NOTIFICATIONS, Map.of("channel", "sms", "recipient", phone, "body", "Bonjour"))
                .is(202)
                .id();
        Await.until(PATIENCE, () -> clinic.manager().get(NOTIFICATIONS + id).text("status"), "delivered"::equals);
    }

    @Test
    void thatWaitedAreNotSentEither() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.percent(100)));
        String id = send("sms");
        Await.until(
                PATIENCE,
                () -> bank.manager()
                        .get(NOTIFICATIONS + id)
                        .json()
                        .path("events")
                        .findValuesAsString("type"),
                types -> types.contains("retry"));
        suppress("sms", Map.of());
        SANDBOX.faults(Faults.none());

        await(id, "suppressed");

        assertThat(sentTo(phone)).isEmpty();
    }

    @Test
    void areListedWithMaskedPhonesBelowManager() {
        suppress("sms", Map.of("proof", "letter of 3 May"));
        suppress("whatsapp", Map.of("reason", "invalid"));

        Answer found = bank.agent().get("suppressions/?channel=sms").is(200);

        assertThat(found.json().path("count").asInt()).isEqualTo(1);
        assertThat(found.text("results.0.recipient")).contains("•").doesNotContain(phone);
        assertThat(found.text("results.0.proof")).startsWith("letter of 3 May (staff ");
        assertThat(found.text("results.0.since")).isNotEmpty();
        assertThat(bank.manager().get("suppressions/?recipient=" + phone).text("results.1.recipient"))
                .isEqualTo(phone);
        assertThat(bank.manager()
                        .get("suppressions/?reason=invalid")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void areSuppressedOnceForOneReason() {
        String first = suppress("sms", Map.of("until", "2100-01-01T00:00:00Z")).id();
        Answer second = suppress("sms", Map.of());

        assertThat(second.id()).isEqualTo(first);
        assertThat(second.json().path("until").isNull()).isTrue();
    }

    @Test
    void refuseWhatNobodyCanMean() {
        bank.manager().post("suppressions/", Map.of()).rejects("channel:required", "recipient:required");
        bank.manager()
                .post("suppressions/", Map.of("channel", "sms", "recipient", "call me"))
                .rejects("recipient:invalid_phone");
        bank.manager()
                .post("suppressions/", Map.of("channel", "email", "recipient", phone))
                .rejects("recipient:invalid_email");
        assertThat(bank.manager()
                        .post("suppressions/", Map.of("channel", "pigeon", "recipient", phone))
                        .status())
                .isEqualTo(400);
        assertThat(bank.manager()
                        .post(
                                "suppressions/",
                                Map.of("channel", "sms", "recipient", phone, "until", "2001-01-01T00:00:00Z"))
                        .status())
                .isEqualTo(400);
        assertThat(bank.manager().get("suppressions/?reason=boredom").status()).isEqualTo(400);
    }

    private Answer suppress(String channel, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("channel", channel);
        body.put("recipient", phone);
        return bank.agent().post("suppressions/", body).is(201);
    }

    private String send(String channel) {
        return bank.manager()
                .post(NOTIFICATIONS, Map.of("channel", channel, "recipient", phone, "body", "Bonjour"))
                .is(202)
                .id();
    }

    private void await(String id, String status) {
        Await.until(PATIENCE, () -> bank.manager().get(NOTIFICATIONS + id).text("status"), status::equals);
    }
}
