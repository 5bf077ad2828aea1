package io.smartqueue.notification.own;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.TestTenant;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.twiliosandbox.SubAccount;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people write to an organisation's own sender, and to the one that the others share, are two things. */
class OwnSenderConversationsTest extends OwnAccountsScenario {

    private static final String COMMON = "+15005550006";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String phone = MessagesOfAVisit.phone();

    @Test
    void aStopAtTheCommonSenderStopsNothingThatLeavesFromAnOwnOneThere() {
        bring(account.authToken());
        arrived(send(clinic, phone, "Du compte commun"), "delivered", clinic);
        arrived(send(line.bank, phone, "Du compte de la banque"), "delivered");

        toCommon("STOP");

        ends(clinic, "suppressed_stop");
        arrived(send(line.bank, phone, "Encore de la banque"), "delivered");
        assertThat(stops(line.bank)).isZero();

        line.bank.admin().delete("twilio-account/").is(204);
        ends(line.bank, "suppressed_stop");
    }

    @Test
    void butItDoesWhereTheOrganisationHadWrittenFromTheCommonOne() {
        arrived(send(line.bank, phone, "Du compte commun"), "delivered");
        bring(account.authToken());
        arrived(send(line.bank, phone, "Du compte de la banque"), "delivered");

        toCommon("STOP");

        ends(line.bank, "suppressed_stop");
        assertThat(stops(line.bank)).isEqualTo(1);

        toCommon("START");
        assertThat(stops(line.bank)).isZero();
        arrived(send(line.bank, phone, "De nouveau"), "delivered");
    }

    @Test
    void aStopAtAnOwnSenderIsEndedThereOnly() {
        bring(account.authToken());
        arrived(send(line.bank, phone, "Du compte de la banque"), "delivered");
        arrived(send(clinic, phone, "Du compte commun"), "delivered", clinic);
        toOwn("STOP");
        ends(line.bank, "suppressed_stop");
        arrived(send(clinic, phone, "Encore du compte commun"), "delivered", clinic);

        toCommon("STOP");
        toCommon("START");
        arrived(send(clinic, phone, "De nouveau"), "delivered", clinic);
        ends(line.bank, "suppressed_stop");

        toOwn("START");
        arrived(send(line.bank, phone, "De nouveau"), "delivered");
    }

    @Test
    void aNumberOfAMessagingServiceBelongsToTheOrganisationThatHasTheService() {
        bring(account.authToken());
        Map<String, Object> service = new HashMap<>(Map.of(
                "account_sid",
                account.sid(),
                "auth_token",
                account.authToken(),
                "messaging_service_sid",
                account.messagingServiceSid()));
        clinic.admin().put("twilio-account/", service).is(200);

        inbound("+12025550199", "Bonjour", "&MessagingServiceSid=" + account.messagingServiceSid());
        assertThat(heard(clinic)).isEqualTo(1);
        inbound(account.number(), "Bonjour", "");
        assertThat(heard(line.bank)).isEqualTo(1);
        assertThat(heard(clinic)).isEqualTo(1);
    }

    @Test
    void ofOrganisationsWithOneSenderTheLastThatWroteIsAnsweredAndAStopCountsForAll() {
        bring(account.authToken());
        clinic.admin().put("twilio-account/", draft(account.authToken())).is(200);
        for (TestTenant last : new TestTenant[] {clinic, line.bank, clinic}) {
            long before = heard(last);
            arrived(send(last, phone, "De " + last.slug()), "delivered", last);
            toOwn("Bonjour");
            assertThat(heard(last)).isEqualTo(before + 1);
        }
        toOwn("STOP");
        ends(clinic, "suppressed_stop");
        ends(line.bank, "suppressed_stop");
    }

    @Test
    void theWindowOfWhatsappIsTheAccountsToo() {
        bring(account.authToken());
        inbound(account.whatsapp(), "Bonjour", "");
        assertThat(window().path("open_until").asString("")).isNotEmpty();

        SubAccount other = SANDBOX.openSubAccount("Nouveau compte");
        Map<String, Object> moved = draft(other.authToken());
        moved.put("account_sid", other.sid());
        line.bank.admin().put("twilio-account/", moved).is(200);

        assertThat(window().path("sender").asString())
                .isEqualTo(account.whatsapp().replace("whatsapp:", ""));
        assertThat(window().path("last_inbound_at").isNull()).isTrue();
    }

    private JsonNode window() {
        return line.bank
                .manager()
                .get("whatsapp-windows/?recipient=" + encoded(phone))
                .is(200)
                .json();
    }

    private void ends(TestTenant tenant, String code) {
        String message = send(tenant, phone, "Pas envoyé");
        JsonNode ended = Await.until(
                LONG,
                () -> tenant.manager()
                        .get("/api/v1/admin/notifications/" + message + "/")
                        .is(200)
                        .json(),
                one -> one.path("status").asString().equals("suppressed"));
        assertThat(ended.path("error_code").asString()).isEqualTo(code);
    }

    private long stops(TestTenant tenant) {
        return tenant.manager()
                .get("suppressions/?reason=stop")
                .is(200)
                .json()
                .path("count")
                .asLong();
    }

    private static long heard(TestTenant tenant) {
        return tenant.manager()
                .get("inbound-messages/")
                .is(200)
                .json()
                .path("count")
                .asLong();
    }

    private void toOwn(String words) {
        inbound(account.number(), words, "");
    }

    private void inbound(String to, String words, String more) {
        assertThat(post("inbound", form(to, words, account.sid()) + more, account.authToken()))
                .isEqualTo(200);
    }

    private void toCommon(String words) {
        assertThat(post("inbound", form(COMMON, words, SANDBOX.accountSid()), SANDBOX.authToken()))
                .isEqualTo(200);
    }

    private String form(String to, String words, String accountSid) {
        String from = to.startsWith("whatsapp:") ? "whatsapp:" + phone : phone;
        return "MessageSid=SM"
                + line.bank.tenant().id().value().toString().replace("-", "").substring(8)
                + "%08x".formatted(NUMBERS.incrementAndGet()) + "&From=" + encoded(from) + "&To=" + encoded(to)
                + "&Body=" + encoded(words) + "&AccountSid=" + accountSid;
    }
}
