package io.smartqueue.twiliosandbox.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
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
                .isEqualTo(21606);
        assertThat(parent.createUsual("From", number()).json().path("code").asInt())
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
