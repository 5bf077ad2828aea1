package io.smartqueue.notification.own;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.account.Standing.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An organisation brings its own account: what it sends goes through that, and nobody else's does. */
class OwnAccountsTest extends OwnAccountsScenario {

    @Test
    void messagesLeaveThereWithItsSenderAndComeBackToTheInstallationAfterwards() {
        JsonNode found = bring(account.authToken());
        assertThat(verdict(found, "twilio-credentials")).isEqualTo("right");
        assertThat(verdict(found, "sms-sender")).isEqualTo("right");
        assertThat(verdict(found, "webhook")).isEqualTo("right");

        String own = send(line.bank, "Du compte de la banque");
        String others = send(clinic, "Du compte commun");

        assertThat(arrived(own, "delivered").path("sender").asString()).isEqualTo(account.number());
        assertThat(arrived(others, "delivered", clinic).path("sender").asString())
                .isEqualTo("+15005550006");
        assertThat(bodies(account.messages())).containsExactly("Du compte de la banque");
        assertThat(bodies(SANDBOX.messages())).contains("Du compte commun").doesNotContain("Du compte de la banque");
        assertThat(senders(clinic)).doesNotContain(account.number());
        assertThat(senders(line.bank)).contains(account.number());

        line.bank.admin().delete("twilio-account/").is(204);
        line.bank.admin().get("twilio-account/").refused(404, "no_account");
        String afterwards = send(line.bank, "De nouveau du compte commun");
        assertThat(arrived(afterwards, "delivered").path("sender").asString()).isEqualTo("+15005550006");
        assertThat(bodies(SANDBOX.messages())).contains("De nouveau du compte commun");
    }

    @Test
    void aTokenThatIsRefusedIsKeptWithTheFindingAndParksOnlyItsSender() {
        JsonNode found = bring(WRONG);
        assertThat(verdict(found, "twilio-credentials")).isEqualTo("wrong");
        assertThat(found.toString()).contains("auth_token").doesNotContain("TWILIO_AUTH_TOKEN", ".env");
        assertThat(verdict(line.bank.admin().get("twilio-account/").is(200).json(), "twilio-credentials"))
                .isEqualTo("wrong");

        String own = send(line.bank, "Attend");
        line.awaitStepOf(own, "parked");
        arrived(send(clinic, "N'attend pas"), "delivered", clinic);
        assertThat(bodies(account.messages())).isEmpty();

        bring(account.authToken());

        arrived(own, "delivered");
        assertThat(bodies(account.messages())).containsExactly("Attend");
    }

    @Test
    void anAccountThatIsSuspendedParksOnlyItsSenderAndLosesNothing() {
        bring(account.authToken());
        account.change(now -> now.with(Status.SUSPENDED));
        String own = send(line.bank, "Attend le compte");
        line.awaitStepOf(own, "parked");
        arrived(send(clinic, "N'attend pas le compte"), "delivered", clinic);

        account.change(now -> now.with(Status.ACTIVE));
        Person operator = organisations.operator();
        String sender = smsFrom(operator, account.number()).path("id").asString();
        operator.post("/api/v1/admin/senders/" + sender + "/resume/").is(200);

        arrived(own, "delivered");
        assertThat(bodies(account.messages())).containsExactly("Attend le compte");
    }

    @Test
    void whatWaitsIsShownWithTheSenderThatItLeavesFrom() {
        bring(account.authToken());
        Person operator = organisations.operator();
        String own = smsFrom(operator, account.number()).path("id").asString();
        operator.patch("/api/v1/admin/senders/" + own + "/", Map.of("rate_per_second", "0.001"))
                .is(200);
        for (String words : List.of("Un", "Deux", "Trois")) {
            send(line.bank, words);
        }
        Await.until(
                LONG,
                () -> smsFrom(line.bank.admin(), account.number())
                        .at("/backlog/0/due")
                        .asInt(),
                due -> due == 2);
        assertThat(smsFrom(line.bank.admin(), "+15005550006").path("backlog")).isEmpty();
    }

    private static JsonNode smsFrom(Person reader, String address) {
        return reader.get("/api/v1/admin/senders/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .filter(one -> one.path("channel").asString().equals("sms"))
                .filter(one -> one.path("address").asString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void secretsAreShownAsTheirLastFourAndStayWhenTheyComeBackLikeThat() {
        bring(account.authToken());
        Answer shown = line.bank.admin().get("twilio-account/").is(200);
        String last = account.authToken().substring(account.authToken().length() - 4);
        assertThat(shown.text("auth_token")).isEqualTo("••••" + last);
        assertThat(shown.body()).doesNotContain(account.authToken());

        Map<String, Object> changed = draft(shown.text("auth_token"));
        changed.put("whatsapp_number", null);
        assertThat(verdict(
                        line.bank
                                .admin()
                                .put("twilio-account/", changed)
                                .is(200)
                                .json(),
                        "twilio-credentials"))
                .isEqualTo("right");
        arrived(send(line.bank, "Avec le même jeton"), "delivered");

        line.bank.admin().put("twilio-account/", draft("••••0000")).rejects("auth_token:invalid_value");
        assertThat(verdict(
                        line.bank.admin().post("twilio-account/check/").is(200).json(), "twilio-credentials"))
                .isEqualTo("right");
        line.bank.manager().get("twilio-account/").is(403);
        line.bank.manager().put("twilio-account/", draft(WRONG)).is(403);
        clinic.admin()
                .get("/api/v1/tenants/" + line.bank.slug() + "/twilio-account/")
                .is(404);
    }

    @Test
    void wrongInputIsToldAllAtOnceAndRepeatsNoSecret() {
        Map<String, Object> wrong = new HashMap<>(Map.of(
                "account_sid", "AC1", "auth_token", "mit Leerzeichen", "api_key_sid", "SK", "whatsapp_number", "0033"));
        Answer refused = line.bank.admin().put("twilio-account/", wrong);
        refused.rejects(
                "account_sid:invalid_form",
                "auth_token:invalid_form",
                "api_key_sid:invalid_form",
                "api_key_secret:required",
                "whatsapp_number:invalid_form");
        assertThat(refused.body()).doesNotContain("Leerzeichen");
        line.bank
                .admin()
                .put("twilio-account/", Map.of())
                .rejects("account_sid:required", "auth_token:required", "phone_number:required");
        Map<String, Object> installations = draft(WRONG);
        installations.put("account_sid", SANDBOX.accountSid());
        line.bank.admin().put("twilio-account/", installations).rejects("account_sid:same_account");
        line.bank.admin().put("twilio-account/", Map.of("token", "x")).rejects("token:unknown_field");
    }

    private static List<String> bodies(List<SentMessage> messages) {
        return messages.stream().map(SentMessage::body).toList();
    }

    private static List<String> senders(TestTenant tenant) {
        return tenant.admin()
                .get("/api/v1/admin/senders/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .map(one -> one.path("address").asString())
                .toList();
    }
}
