package io.smartqueue.twiliosandbox.callback;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.http.Form.Field;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import io.smartqueue.twiliosandbox.http.LoggedRequest.Kind;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.CustomerServer;
import io.smartqueue.twiliosandbox.support.CustomerServer.Post;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostingReceiptsTest {
    private final CustomerServer customer = new CustomerServer();
    private final TwilioSandbox sandbox =
            TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
        customer.close();
    }

    @Test
    void tellsEveryStateButTheFirst() {
        caller.createUsual("StatusCallback", customer.url("/status"));

        waitUntil("three receipts", () -> customer.posts().size() == 3);
        assertThat(customer.statuses()).containsExactly("sending", "sent", "delivered");
    }

    @Test
    void signsOverTheWholeAddressWithoutTheFragment() {
        String url = customer.url("/status?n=0191-abc&x=%20y");
        caller.createUsual("StatusCallback", url + "#rc=2&rp=all");
        waitUntil("three receipts", () -> customer.posts().size() == 3);

        Post post = customer.posts().getFirst();

        assertThat(post.target()).isEqualTo("/status?n=0191-abc&x=%20y");
        var fields = post.form().fields().stream().collect(Collectors.toMap(Field::name, Field::value));
        assertThat(new RequestValidator(sandbox.authToken()).validate(url, fields, post.header("X-Twilio-Signature")))
                .isTrue();
    }

    @Test
    void carriesTwiliosFields() {
        String sid = caller.createUsual("StatusCallback", customer.url("/"))
                .json()
                .get("sid")
                .asString();
        waitUntil("three receipts", () -> customer.posts().size() == 3);

        Post delivered = customer.posts().getLast();

        assertThat(delivered.field("MessageSid")).isEqualTo(sid);
        assertThat(delivered.field("SmsSid")).isEqualTo(sid);
        assertThat(delivered.field("SmsStatus")).isEqualTo("delivered");
        assertThat(delivered.field("AccountSid")).isEqualTo(sandbox.accountSid());
        assertThat(delivered.field("To")).isEqualTo(Caller.PHONE);
        assertThat(delivered.field("From")).isEqualTo(Caller.SENDER);
        assertThat(delivered.field("RawDlrDoneDate")).matches("\\d{10}");
        assertThat(delivered.field("ChannelPrefix")).isEqualTo("(absent)");
        assertThat(delivered.field("ErrorCode")).isEqualTo("(absent)");
        assertThat(delivered.header("User-Agent")).isEqualTo("TwilioProxy/1.1");
        assertThat(delivered.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
    }

    @Test
    void namesTheChannelAndTheErrorOfWhatsApp() {
        caller.createUsual(
                "To", "whatsapp:+221700006303",
                "From", "whatsapp:+14155238886",
                "StatusCallback", customer.url("/"));
        waitUntil("undelivered", () -> customer.statuses().contains("undelivered"));

        Post undelivered = customer.posts().getLast();

        assertThat(undelivered.field("ChannelPrefix")).isEqualTo("whatsapp");
        assertThat(undelivered.field("ErrorCode")).isEqualTo("63003");
        assertThat(undelivered.field("ChannelStatusMessage")).contains("63003");
    }

    @Test
    void marksAReadReceipt() {
        caller.createUsual(
                "To", "whatsapp:+221770000012",
                "From", "whatsapp:+14155238886",
                "StatusCallback", customer.url("/"));

        waitUntil("read", () -> customer.statuses().contains("read"));
        assertThat(customer.posts().getLast().field("EventType")).isEqualTo("READ");
    }

    @Test
    void doesNotRepeatAfterA500UnlessAsked() {
        customer.answerNextWith(500);
        caller.createUsual("StatusCallback", customer.url("/"));

        waitUntil("delivered", () -> customer.statuses().contains("delivered"));
        assertThat(customer.statuses()).containsExactly("sending", "sent", "delivered");
    }

    @Test
    void repeatsAsTheFragmentAsksUnderOneToken() {
        customer.answerNextWith(500, 503, 404);
        caller.createUsual("StatusCallback", customer.url("/") + "#rc=3&rp=all");

        waitUntil("delivered", () -> customer.statuses().contains("delivered"));
        assertThat(customer.statuses())
                .containsExactly("sending", "sending", "sending", "sending", "sent", "delivered");
        assertThat(customer.posts().stream()
                        .map(post -> post.header("I-Twilio-Idempotency-Token"))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void triesOnceMoreWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        caller.createUsual("To", "+221700003002", "StatusCallback", "http://localhost:" + port + "/");

        waitUntil("given up", () -> receipts() == 2 && sandbox.receiptsWaiting() == 0);
        LoggedRequest first = sandbox.requests().stream()
                .filter(request -> request.kind() == Kind.RECEIPT)
                .findFirst()
                .orElseThrow();
        assertThat(first.status()).isZero();
        assertThat(first.note()).contains("2 attempts").contains("11205");
    }

    private long receipts() {
        return sandbox.requests().stream()
                .filter(request -> request.kind() == Kind.RECEIPT)
                .count();
    }
}
