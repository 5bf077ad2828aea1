package io.smartqueue.conversation;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.conversation.talk.HourlyLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes is answered: at any hour, within limits, and also in words of the provider that it leaves to us. */
class RepliesTest extends TalkScenario {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterEach
    void handleAsUsual() throws Exception {
        optOut("advanced");
    }

    @Test
    void aTicketTakenByMessageIsConfirmedInQuietHoursAndAboveTheCaps() {
        branch.tenant
                .admin()
                .patch(
                        "messaging/",
                        Map.of(
                                "quiet_hours", Map.of("sms", Map.of("from", "00:00", "to", "23:59")),
                                "caps", Map.of("recipient_hour", 1)))
                .is(200);

        say(phone, "ticket " + code);
        hears(phone, "A001");
        say(phone, "où");
        hears(phone, "Avant vous : 0");
        say(phone, "annuler");
        hears(phone, "A001 annulé");
    }

    @Test
    void anAddressHasOneTicketInAQueue() {
        say(phone, "ticket " + code);
        hears(phone, "A001");
        String hidden = "whatsapp:SN." + NUMBERS.incrementAndGet() + "0865530";
        say(hidden, "ticket " + code);
        hears(hidden, "A002");

        for (String each : List.of(phone, hidden)) {
            say(each, "ticket " + code);
            hears(each, "déjà un ticket ici");
        }

        assertThat(tickets()).isEqualTo(2);
    }

    @Test
    void anAddressTakesSoManyTicketsInAnHour() {
        for (int i = 0; i < HourlyLimits.TICKETS; i++) {
            say(phone, "ticket " + code);
            say(phone, "annuler");
        }

        say(phone, "ticket " + code);

        hears(phone, "Trop de tickets");
        assertThat(tickets()).isEqualTo(HourlyLimits.TICKETS);
    }

    @Test
    void robotsThatAnswerEachOtherEnd() {
        write(branch, "Bonjour");

        for (int i = 0; i < HourlyLimits.ANSWERS + 5; i++) {
            say(phone, "aide");
        }

        assertThat(inbound("?understood=true")).isEqualTo(HourlyLimits.ANSWERS + 5);
        assertThat(branch.tenant
                        .manager()
                        .get("/api/v1/admin/notifications/?recipient=" + phone.replace("+", "%2B"))
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(HourlyLimits.ANSWERS + 1);
    }

    @Test
    void aWordOfTheProviderIsItsOwnAndStillCounts() {
        write(branch, "Bonjour");
        int before = sentTo(phone).size();

        say(phone, "CANCEL");

        assertThat(send(branch, "Encore")).isEqualTo("suppressed");
        say(phone, "START");
        assertThat(send(branch, "De retour")).isNotEqualTo("suppressed");
        hears(phone, "De retour");
        assertThat(ours(phone)).hasSize(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOPALL", "Cancel", "END", "quit", "REVOKE", "OptOut", "stop"})
    void aWordThatTheProviderLeavesToUsStopsAndCancelsNothing(String word) throws Exception {
        optOut("none");
        say(phone, "ticket " + code);
        hears(phone, "A001");

        say(phone, word);

        hears(phone, "Vous ne recevrez plus de messages");
        assertThat(send(branch, "Encore")).isEqualTo("suppressed");
        assertThat(tickets("?status=waiting")).isEqualTo(1);
        say(phone, "yes");
        hears(phone, "Vous recevez de nouveau");
        assertThat(send(branch, "De retour")).isNotEqualTo("suppressed");
    }

    @Test
    void theProvidersWordsCountOnWhatsappToo() {
        String whatsapp = "whatsapp:" + phone;
        say(whatsapp, "ticket " + code);
        hears(whatsapp, "A001");

        say(whatsapp, "end");

        hears(whatsapp, "Vous ne recevrez plus de messages");
        assertThat(branch.tenant.manager().get("suppressions/?channel=whatsapp").text("results.0.proof"))
                .contains("end");
    }

    @Test
    void yesOfSomebodyWhoStoppedNothingStartsNothing() throws Exception {
        optOut("none");
        say(phone, "ticket " + code);
        hears(phone, "A001");

        say(phone, "YES");
        hears(phone, "SUIVI, PASSER");

        assertThat(sentTo(phone)).noneMatch(message -> message.body().contains("Vous recevez de nouveau"));
    }

    @Test
    void helpIsOurHelpWhereTheProviderHasNone() throws Exception {
        optOut("none");
        write(branch, "Bonjour");

        say(phone, "je ne sais pas");
        hears(phone, "SUIVI, PASSER");

        say(phone, "INFO");

        Await.until(PATIENCE, () -> ours(phone).size(), said -> said == 3);
    }

    @Test
    void aStopThatTheProviderHasActedOnWithoutSayingSoKeepsItsOwnWordsAsProof() throws Exception {
        optOut("default");
        write(branch, "Bonjour");

        say(phone, "quit");
        String answer = branch.tenant.manager().get("inbound-messages/").text("results.0.answer_id");
        Await.until(
                PATIENCE,
                () -> branch.tenant
                        .manager()
                        .get("/api/v1/admin/notifications/" + answer)
                        .text("error_code"),
                code -> code.equals("21610"));

        assertThat(branch.tenant.manager().get("suppressions/?reason=stop").text("results.0.proof"))
                .contains("quit");
    }

    private int tickets() {
        return tickets("");
    }

    private int tickets(String query) {
        return branch.tenant
                .manager()
                .get("tickets/" + query)
                .is(200)
                .json()
                .path("count")
                .asInt();
    }

    private static void optOut(String handling) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(SANDBOX.baseUrl() + "/_sandbox/account"))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"opt_out\": \"" + handling + "\"}"))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }
}
