package io.smartqueue.twiliosandbox.account;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SubAccount;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account below the sandbox's own has a token, senders and messages of its own. */
class SubAccountsTest {
    private final TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults());
    private final Caller parent = new Caller(sandbox);
    private final Heard opened = parent.postAnywhere("/2010-04-01/Accounts.json", "FriendlyName", "Clinic");
    private final String sid = opened.json().path("sid").asString();
    private final String messages = "/2010-04-01/Accounts/" + sid + "/Messages.json";

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void isOpenedByTheAccountAboveItWithATokenOfItsOwn() {
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().path("owner_account_sid").asString()).isEqualTo(sandbox.accountSid());
        assertThat(opened.json().path("auth_token").asString()).hasSize(32).isNotEqualTo(sandbox.authToken());
        assertThat(parent.getAnywhere("/2010-04-01/Accounts.json").json().path("accounts"))
                .hasSize(2);
        assertThat(itself("/2010-04-01/Accounts/" + sid + ".json", "wrong").status())
                .isEqualTo(401);
        assertThat(child().postAnywhere("/2010-04-01/Accounts.json").status()).isEqualTo(401);
        assertThat(parent.getAnywhere("/2010-04-01/Accounts/" + sid + ".json")
                        .json()
                        .path("friendly_name")
                        .asString())
                .isEqualTo("Clinic");
    }

    @Test
    void sendsFromItsOwnNumberAndShowsItsOwnMessagesOnly() {
        Heard sent = child().postAnywhere(messages, "To", Caller.PHONE, "From", number(), "Body", "Bonjour");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.json().path("account_sid").asString()).isEqualTo(sid);
        assertThat(child().getAnywhere(messages).json().path("messages")).hasSize(1);
        assertThat(parent.get("/Messages.json").json().path("messages")).isEmpty();
        assertThat(sandbox.messages()).isEmpty();
        assertThat(parent.getAnywhere(messages).json().path("messages")).hasSize(1);

        assertThat(child().postAnywhere(messages, "To", Caller.PHONE, "From", Caller.SENDER, "Body", "Bonjour")
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(21660);
        assertThat(parent.createUsual("From", number()).json().path("code").asInt())
                .isEqualTo(21660);
        assertThat(parent.createUsual("From", "+15005551999")
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(21606);
        assertThat(child().get("/Messages.json").status()).isEqualTo(404);
    }

    @Test
    void isSuspendedWithoutTheOthers() {
        assertThat(parent.postAnywhere("/2010-04-01/Accounts/" + sid + ".json", "Status", "suspended")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("suspended");
        assertThat(child().postAnywhere(messages, "To", Caller.PHONE, "From", number(), "Body", "Bonjour")
                        .json()
                        .path("code")
                        .asInt())
                .isEqualTo(20005);
        assertThat(parent.createUsual().status()).isEqualTo(201);
    }

    @Test
    void isTakenAlongWhenTheAccountAboveItIsSuspended() {
        child().postAnywhere(
                        messages,
                        "To",
                        Caller.PHONE,
                        "Body",
                        "Demain",
                        "MessagingServiceSid",
                        "MG" + sid.substring(2),
                        "ScheduleType",
                        "fixed",
                        "SendAt",
                        Instant.now().plus(Duration.ofHours(1)).toString());
        parent.control("PUT", "account", "{\"status\": \"suspended\"}");
        assertThat(sendsWith(child())).isEqualTo(20005);
        assertThat(parent.getAnywhere(messages)
                        .json()
                        .path("messages")
                        .path(0)
                        .path("error_code")
                        .asInt())
                .isEqualTo(30002);

        parent.control("PUT", "account", "{\"status\": \"active\"}");
        assertThat(sendsWith(child())).isZero();
    }

    @Test
    void whenClosedItSignsInNowhereReceivesNothingAndStaysClosed() {
        String itself = "/2010-04-01/Accounts/" + sid + ".json";
        String number = number();
        Caller child = child();
        parent.postAnywhere(itself, "Status", "closed");

        assertThat(sendsWith(child)).isEqualTo(20003);
        assertThat(child.getAnywhere(messages).status()).isEqualTo(401);
        assertThat(sandbox.inbound(Caller.PHONE, number, "OUI").forwarded()).isFalse();
        assertThat(parent.postAnywhere(itself, "Status", "active").status()).isEqualTo(400);
        assertThat(parent.getAnywhere(itself).json().path("status").asString()).isEqualTo("closed");
        assertThat(sendsWith(parent)).isEqualTo(20005);
        assertThat(parent.createUsual().status()).isEqualTo(201);
    }

    @Test
    void isRefusedWithTheTokenOfAnother() {
        Heard other = parent.postAnywhere("/2010-04-01/Accounts.json", "FriendlyName", "Bank");
        String token = other.json().path("auth_token").asString();
        assertThat(sendsWith(new Caller(sandbox, sid, token))).isEqualTo(20003);
        assertThat(sendsWith(new Caller(sandbox, sid, sandbox.authToken()))).isEqualTo(20003);
        assertThat(sendsWith(new Caller(sandbox, other.json().path("sid").asString(), token)))
                .isEqualTo(20003);
    }

    @Test
    void hasRequestsUnderWayOfItsOwn() {
        SubAccount clinic = sandbox.openSubAccount("Rate");
        clinic.change(now -> now.atMost(1));
        Caller caller = new Caller(sandbox, clinic.sid(), clinic.authToken());
        String path = "/2010-04-01/Accounts/" + clinic.sid() + "/Messages.json";
        parent.control("PUT", "faults", "{\"faults\": {\"slow_answer\": {\"next\": 1, \"delay_ms\": 3000}}}");
        int before = sandbox.requestCount("POST");
        var slow = CompletableFuture.supplyAsync(
                () -> caller.postAnywhere(path, "To", Caller.PHONE, "From", clinic.number(), "Body", "Un"));
        waitUntil("the first is there", () -> sandbox.requestCount("POST") == before + 1);

        var second = caller.postAnywhere(path, "To", Caller.PHONE, "From", clinic.number(), "Body", "Deux");

        assertThat(second.status()).isEqualTo(429);
        assertThat(second.json().path("code").asInt()).isEqualTo(20429);
        assertThat(parent.createUsual().status()).isEqualTo(201);
        assertThat(slow.join().status()).isEqualTo(201);
    }

    private int sendsWith(Caller caller) {
        return caller.postAnywhere(messages, "To", Caller.PHONE, "From", "+15005551001", "Body", "Bonjour")
                .json()
                .path("code")
                .asInt(0);
    }

    @Test
    void tellsToWhichCountriesItMaySend() {
        parent.control("PUT", "account", "{\"countries\": [\"SN\"]}");
        var permissions = parent.getAnywhere("/v1/Messaging/GeoPermissions?CountryCode=SN,CI")
                .json()
                .path("permissions");
        assertThat(permissions.path(0).path("enabled").asBoolean()).isTrue();
        assertThat(permissions.path(1).path("country_code").asString()).isEqualTo("CI");
        assertThat(permissions.path(1).path("enabled").asBoolean()).isFalse();
    }

    private Caller child() {
        return new Caller(sandbox, sid, opened.json().path("auth_token").asString());
    }

    private Heard itself(String path, String token) {
        return new Caller(sandbox, sid, token).getAnywhere(path);
    }

    private String number() {
        return child().getAnywhere("/2010-04-01/Accounts/" + sid + "/IncomingPhoneNumbers.json")
                .json()
                .path("incoming_phone_numbers")
                .path(0)
                .path("phone_number")
                .asString();
    }
}
