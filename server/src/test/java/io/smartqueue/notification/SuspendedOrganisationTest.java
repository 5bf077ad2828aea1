package io.smartqueue.notification;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.notification.held.SuspendedMessages;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing leaves for a suspended organisation; what waited leaves when it goes on, if that is still of use. */
class SuspendedOrganisationTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    SuspendedMessages suspended;

    @Autowired
    Suspensions suspensions;

    private Person operator;
    private String organisation;
    private String phone;
    private UUID message;

    /** Refused at first, so that it is not under way when the organisation is suspended. */
    @BeforeEach
    void aMessageIsToBeTriedAgain() {
        operator = organisations.operator();
        organisation = "/api/v1/admin/tenants/" + line.bank.tenant().id() + "/";
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        phone = MessagesOfAVisit.phone();
        message = send("Bonjour d'Awa 🎉 \u200fمرحبا");
        line.awaitStepOf(message.toString(), "retry");
        SANDBOX.faults(Faults.none());
    }

    private UUID send(String body) {
        return UUID.fromString(line.bank
                .manager()
                .post("/api/v1/admin/notifications/", Map.of("channel", "sms", "recipient", phone, "body", body))
                .is(202)
                .id());
    }

    private void suspend() {
        operator.post(organisation + "suspend/").is(200);
        write("update notification set look_at = now() where id = ?", message);
        Await.until(LONG, () -> codes(message), codes -> codes.contains("suspended"));
    }

    private List<String> codes(UUID id) {
        return read(
                line.bank,
                String.class,
                "select coalesce(code, type) from notification_event where notification_id = ? order by id",
                id);
    }

    private String state(UUID id) {
        return read(line.bank, String.class, """
                        select concat_ws(' ', status, error_code, look_at = expires_at) from notification
                        where id = ?
                        """, id).getFirst();
    }

    @Test
    void holdsWhatIsDueAndSendsItWhenTheOrganisationGoesOn() {
        suspend();
        assertThat(state(message)).isEqualTo("pending suspended t");
        assertThat(sentTo(phone)).isEmpty();

        operator.post(organisation + "resume/").is(200);

        line.awaitEnd(message.toString(), "delivered", "");
        assertThat(codes(message)).containsSubsequence("suspended", "released");
        assertThat(sentTo(phone)).hasSize(1);
    }

    @Test
    void neverSendsWhatWasNoLongerUsefulWhenTheOrganisationWentOn() {
        suspend();
        write("update notification set expires_at = now(), look_at = now() where id = ?", message);
        Await.until(LONG, () -> state(message), state -> state.startsWith("expired"));

        operator.post(organisation + "resume/").is(200);

        assertThat(line.awaitEnd(message.toString(), "expired", "expired")
                        .path("events")
                        .toString())
                .contains("suspended")
                .doesNotContain("released");
        assertThat(sentTo(phone)).isEmpty();
    }

    @Test
    void leavesATimeToArriveAsLongAsItWas() {
        write("update notification set next_channel_at = now() + interval '60 seconds' where id = ?", message);
        suspend();
        assertThat(left()).isGreaterThan(70);

        operator.post(organisation + "resume/").is(200);

        assertThat(left()).isBetween(30, 60);
    }

    private int left() {
        return read(
                        line.bank,
                        Integer.class,
                        "select extract(epoch from next_channel_at - now())::integer from notification where id = ?",
                        message)
                .getFirst();
    }

    @Test
    void holdsNothingBackFromAServerThatHeardTooLateThatTheOrganisationGoesOn() {
        TenantId tenant = line.bank.tenant().id();
        write("update notification set status = 'sending', look_at = now() + interval '1 hour' where id = ?", message);
        int attempt = read(line.bank, Integer.class, "select attempt from notification where id = ?", message)
                .getFirst();

        assertThat(CurrentTenant.call(tenant, () -> suspended.hold(message, attempt)))
                .isFalse();

        assertThat(state(message)).startsWith("sending");
    }

    @Test
    void isSuspendedAndResumedByTwoOperatorsAtOnceWithoutHarm() throws Exception {
        TenantId tenant = line.bank.tenant().id();
        for (boolean state : new boolean[] {true, false, true, false}) {
            Thread other = Thread.startVirtualThread(() -> suspensions.change(tenant, state));
            suspensions.change(tenant, state);
            other.join();
            assertThat(suspensions.all().contains(tenant)).isEqualTo(state);
        }
        write("update notification set look_at = now() where id = ?", message);
        line.awaitEnd(message.toString(), "delivered", "");
    }

    @ParameterizedTest
    @CsvSource({
        "fr,L’exploitant a suspendu l’organisation",
        "en,The operator has suspended the organisation",
        "ar,أوقف المشغّل المؤسسة"
    })
    void tellsTheOperatorOnThePageOfTheMessageWhyItWaits(String language, String words) {
        suspend();
        assertThat(operator.get("/admin/" + line.bank.slug() + "/messages/" + message + "?lang=" + language)
                        .is(200)
                        .body())
                .contains(words)
                .contains("Awa 🎉");
    }
}
