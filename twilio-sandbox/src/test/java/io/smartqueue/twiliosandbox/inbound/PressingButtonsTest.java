package io.smartqueue.twiliosandbox.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import io.smartqueue.twiliosandbox.support.CustomerServer;
import io.smartqueue.twiliosandbox.support.CustomerServer.Post;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What else than words a phone sends: buttons, files, names, and no number at all. */
class PressingButtonsTest {
    private static final String PICTURE = Base64.getEncoder().encodeToString("a small picture".getBytes(UTF_8));

    private final CustomerServer customer = new CustomerServer();
    private final TwilioSandbox sandbox = TwilioSandbox.start(
            SandboxOptions.defaults().withLenientWhatsApp().withInboundUrl(customer.url("/inbound")));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
        customer.close();
    }

    @Test
    void aButtonSendsItsTextAndItsPayload() {
        Post post = said("""
            {"from": "whatsapp:+221770000012", "body": "Plus tard", "button": "later:42", "profile_name": "Awa 🌸"}
            """);

        assertThat(post.field("Body")).isEqualTo("Plus tard");
        assertThat(post.field("ButtonText")).isEqualTo("Plus tard");
        assertThat(post.field("ButtonPayload")).isEqualTo("later:42");
        assertThat(post.field("MessageType")).isEqualTo("button");
        assertThat(post.field("ProfileName")).isEqualTo("Awa 🌸");
        assertThat(post.field("WaId")).isEqualTo("221770000012");
    }

    @Test
    void aButtonWithoutATextIsCalledLikeItsPayload() {
        assertThat(said("{\"from\": \"whatsapp:+221770000012\", \"button\": \"here\"}")
                        .field("ButtonText"))
                .isEqualTo("here");
    }

    @Test
    void anEntryOfAListSendsItsTitleAndItsId() {
        Post post = said("""
            {"from": "whatsapp:+221770000012", "body": "Guichet", "list_id": "take:1", "replied_to": "SM1"}
            """);

        assertThat(post.field("ListId")).isEqualTo("take:1");
        assertThat(post.field("ListTitle")).isEqualTo("Guichet");
        assertThat(post.field("ButtonPayload")).isEqualTo("(absent)");
        assertThat(post.field("OriginalRepliedMessageSid")).isEqualTo("SM1");
    }

    @Test
    void wordsHaveNoButton() {
        Post post = said("{\"from\": \"whatsapp:+221770000012\", \"body\": \"Plus tard\"}");

        assertThat(post.field("ButtonPayload")).isEqualTo("(absent)");
        assertThat(post.field("MessageType")).isEqualTo("text");
        assertThat(post.field("NumMedia")).isEqualTo("0");
    }

    @Test
    void aHiddenNumberIsAnIdThatCanBeAnswered() {
        Post post = said("{\"user_id\": \"SN.13491208655302741918\", \"body\": \"TICKET AB12\"}");

        assertThat(post.field("From")).isEqualTo("whatsapp:SN.13491208655302741918");
        assertThat(post.field("WaId")).isEqualTo("(absent)");
        assertThat(caller.createUsual("To", post.field("From"), "From", "whatsapp:+14155238886")
                        .status())
                .isEqualTo(201);
        assertThat(caller.createUsual("To", "SN.13491208655302741918")
                        .json()
                        .get("code")
                        .asInt())
                .isEqualTo(21211);
    }

    @Test
    void aNumberIsHiddenEvenIfItIsKnownHere() {
        Post post = said("{\"from\": \"whatsapp:+221770000012\", \"user_id\": \"SN.1\", \"body\": \"x\"}");

        assertThat(post.form().encoded()).doesNotContain("221770000012");
    }

    @Test
    void filesAreServedToWhoHasTheCredentials() {
        Post post = said("{\"from\": \"whatsapp:+221770000012\", \"media\": [" + file("image/png") + ","
                + file("application/pdf") + "]}");

        assertThat(post.field("NumMedia")).isEqualTo("2");
        assertThat(post.field("MessageSid")).startsWith("MM");
        assertThat(post.field("MessageType")).isEqualTo("image");
        assertThat(post.field("MediaContentType0")).isEqualTo("image/png");
        assertThat(post.field("MediaContentType1")).isEqualTo("application/pdf");
        String path = URI.create(post.field("MediaUrl0")).getPath();
        Heard file = caller.getAnywhere(path);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).isEqualTo("a small picture");
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(file.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(new Caller(sandbox, sandbox.accountSid(), "wrong")
                        .getAnywhere(path)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void filesAreListedAndGoWithTheirMessage() {
        Post post = said("{\"from\": \"+221770000012\", \"media\": [" + file("image/png") + "]}");
        String message = "/Messages/" + post.field("MessageSid");
        String path = URI.create(post.field("MediaUrl0")).getPath();

        var list = caller.get(message + "/Media.json").json().get("media_list");
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.get(0).get("content_type").asString()).isEqualTo("image/png");
        assertThat(caller.getAnywhere(path + ".json").json().get("parent_sid").asString())
                .isEqualTo(post.field("MessageSid"));

        assertThat(caller.delete(message + ".json").status()).isEqualTo(204);
        assertThat(caller.getAnywhere(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\": \"+221770000012\", \"body\": \"x\", \"button\": \"later\"}",
                "{\"from\": \"+221770000012\", \"body\": \"x\", \"profile_name\": \"Awa\"}",
                "{\"user_id\": \"4711\", \"body\": \"x\"}",
                "{\"from\": \"whatsapp:+221770000012\", \"button\": \"a\", \"list_id\": \"b\"}",
                "{\"user_id\": \"SN.4711\"}",
                "{\"from\": \"+221770000012\", \"media\": [{\"content_type\": \"image\", \"content\": \"YQ==\"}]}",
                "{\"from\": \"+221770000012\", \"media\": [{\"content_type\": \"image/png\", \"content\": \"%\"}]}",
                "{\"from\": \"+221770000012\", \"media\": [{\"content_type\": \"image/png\"}]}",
                "{\"from\": \"+221770000012\", \"body\": \"x\", \"payload\": \"later\"}",
            })
    void whatNoPhoneSendsIsRefusedInWords(String json) {
        Heard refused = caller.control("POST", "inbound", json);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isNotBlank().doesNotContain("io.smartqueue");
        assertThat(customer.posts()).isEmpty();
    }

    private static String file(String type) {
        return "{\"content_type\": \"" + type + "\", \"content\": \"" + PICTURE + "\"}";
    }

    private Post said(String json) {
        Heard heard = caller.control("POST", "inbound", json);
        assertThat(heard.status()).as(heard.text()).isEqualTo(201);
        return customer.posts().getLast();
    }
}
