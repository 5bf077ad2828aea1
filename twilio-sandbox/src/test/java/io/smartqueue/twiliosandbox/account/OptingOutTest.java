package io.smartqueue.twiliosandbox.account;

import static io.smartqueue.twiliosandbox.support.Caller.PHONE;
import static io.smartqueue.twiliosandbox.support.Caller.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.inbound.Received;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.CustomerServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptingOutTest {
    private static final String OTHER = "+15005550099";
    private static final String TOLL_FREE = "+18005550100";

    private final CustomerServer customer = new CustomerServer();
    private final TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults()
            .withLenientWhatsApp()
            .withSenders(Set.of(OTHER, TOLL_FREE))
            .withInboundUrl(customer.url("/inbound")));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
        customer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                "  Stop \n",
                "STOPALL",
                "unsubscribe",
                "Cancel",
                "END",
                "quit",
                "REVOKE",
                "OptOut"
            })
    void aWordOfTwiliosEndsTheMessagesOfItsSender(String word) {
        sandbox.inbound(PHONE, null, word);

        assertRefused("From", SENDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP PLEASE", "please stop", "stop.", "ARRET", "Arrêt", "S T O P", ""})
    void otherWordsDoNot(String words) {
        Received received = sandbox.inbound(PHONE, null, words);

        assertThat(received.keyword()).isNull();
        assertThat(caller.createUsual().status()).isEqualTo(201);
    }

    @Test
    void anotherSenderMayStillWrite() {
        sandbox.inbound(PHONE, OTHER, "STOP");

        assertRefused("From", OTHER);
        assertThat(caller.createUsual("From", SENDER).status()).isEqualTo(201);
        assertThat(caller.createUsual("From", "SmartQueue").status()).isEqualTo(201);
        assertThat(caller.createUsual("From", OTHER, "To", "+221770000099").status())
                .isEqualTo(201);
    }

    @Test
    void theServiceOfTheSenderIsRefusedToo() {
        sandbox.inbound(PHONE, null, "STOP");

        assertRefused("From", "", "MessagingServiceSid", sandbox.messagingServiceSid());
    }

    @Test
    void whatsAppIsLeftToTheServer() {
        Received received = sandbox.inbound("whatsapp:" + PHONE, null, "STOP");

        assertThat(received.forwarded()).isTrue();
        assertThat(caller.createUsual("To", "whatsapp:" + PHONE, "From", "whatsapp:+14155238886")
                        .status())
                .isEqualTo(201);
        assertThat(customer.posts().getFirst().field("OptOutType")).isEqualTo("(absent)");
    }

    @Test
    void twilioAnswersAndTellsTheServerWhoseOwnAnswerIsLost() {
        customer.answerWith("<Response><Message>Au revoir</Message></Response>");

        Received received = sandbox.inbound(PHONE, null, "stop");

        assertThat(received.replies()).isZero();
        assertThat(received.keyword()).isEqualTo("STOP");
        assertThat(customer.posts().getFirst().field("OptOutType")).isEqualTo("STOP");
        assertThat(customer.posts().getFirst().field("Body")).isEqualTo("stop");
        assertThat(replies()).singleElement().asString().startsWith("You have successfully been unsubscribed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "yes", " Unstop "})
    void startBringsThemBack(String word) {
        sandbox.inbound(PHONE, null, "STOP");

        sandbox.inbound(PHONE, null, word);

        assertThat(caller.createUsual().status()).isEqualTo(201);
        assertThat(customer.posts().getLast().field("OptOutType")).isEqualTo("START");
        assertThat(replies().getLast()).startsWith("You have successfully been re-subscribed");
    }

    @Test
    void yesIsAnOrdinaryWordToATollFreeNumber() {
        sandbox.inbound(PHONE, TOLL_FREE, "STOP");
        sandbox.inbound(PHONE, TOLL_FREE, "YES");
        assertRefused("From", TOLL_FREE);

        sandbox.inbound(PHONE, TOLL_FREE, "START");
        assertThat(caller.createUsual("From", TOLL_FREE).status()).isEqualTo(201);
    }

    @Test
    void helpIsAnsweredUnlessTheyAreOut() {
        sandbox.inbound(PHONE, null, "info");
        assertThat(customer.posts().getLast().field("OptOutType")).isEqualTo("HELP");
        assertThat(replies()).containsExactly("Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

        sandbox.inbound(PHONE, null, "STOP");
        sandbox.inbound(PHONE, null, "HELP");
        assertThat(replies()).hasSize(2);
    }

    @Test
    void theListCanBeReadAndSet() {
        sandbox.inbound(PHONE, OTHER, "STOP");
        assertThat(account("{}")).contains("\"opted_out\":[\"" + PHONE + "/" + OTHER + "\"]");

        account("{\"opted_out\": [\"" + PHONE + "\"]}");
        assertRefused("From", SENDER);
        assertRefused("From", OTHER);

        sandbox.inbound(PHONE, null, "START");
        assertThat(account("{}")).contains("\"opted_out\":[]");
    }

    @Test
    void withoutAdvancedOptOutTheServerIsNotToldThatTwilioHasActed() {
        account("{\"opt_out\": \"default\"}");

        Received received = sandbox.inbound(PHONE, null, "cancel");

        assertThat(received.keyword()).isEqualTo("STOP");
        assertThat(customer.posts().getFirst().field("OptOutType")).isEqualTo("(absent)");
        assertThat(replies()).hasSize(1);
        assertRefused("From", SENDER);
    }

    @Test
    void withoutAnyHandlingTheServerDecides() {
        account("{\"opt_out\": \"none\"}");
        customer.answerWith("<Response><Message>Au revoir</Message></Response>");

        Received received = sandbox.inbound(PHONE, null, "STOP");

        assertThat(received.keyword()).isNull();
        assertThat(customer.posts().getFirst().field("OptOutType")).isEqualTo("(absent)");
        assertThat(replies()).containsExactly("Au revoir");
        assertThat(caller.createUsual().status()).isEqualTo(201);
    }

    @Test
    void aHandlingThatDoesNotExistIsRefused() {
        assertThat(caller.control("PUT", "account", "{\"opt_out\": \"some\"}").status())
                .isEqualTo(400);
    }

    private String account(String json) {
        return caller.control("PUT", "account", json).text();
    }

    private List<String> replies() {
        return sandbox.messages().stream()
                .filter(message -> message.direction().equals("outbound-reply"))
                .map(SentMessage::body)
                .toList();
    }

    private void assertRefused(String... fields) {
        var refused = caller.createUsual(fields);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("code").asInt()).isEqualTo(21610);
    }
}
