package io.smartqueue.notification.refusal;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.content.Approval;
import io.smartqueue.twiliosandbox.content.ApprovalState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What WhatsApp refuses with a message is known of its content template soon, and not at the next look. */
class RefusedContentTest extends MessagesScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONTENT = "/api/v1/admin/content-templates/";

    @Test
    void isAskedAboutAgain() {
        String id = approved();
        tellsBy(id);
        SANDBOX.contents()
                .decide(
                        ours(id).text("content_sid"),
                        now -> new Approval(ApprovalState.REJECTED, "created", "UTILITY", "", true));

        String ticket = line.takeFor(line.customerWhoNeverWrote(MessagesOfAVisit.phone()));

        assertThat(line.awaitStatus(ticket, "ticket_created", "failed")
                        .path("error_code")
                        .asString())
                .isEqualTo("63040");
        Await.until(PATIENCE, () -> ours(id).text("status"), "rejected"::equals);
    }

    private String approved() {
        Map<String, Object> words =
                line.bank.content("name", "created", "body", "Votre ticket {{ticket_number}} est pris, suivez-le ici.");
        String id = line.bank.admin().post(CONTENT, words).is(201).id();
        line.bank.admin().post(CONTENT + id + "/submit/").is(202);
        Await.until(PATIENCE, () -> ours(id).text("status"), "approved"::equals);
        return id;
    }

    private void tellsBy(String content) {
        Map<String, Object> template = Map.of(
                "tenant",
                line.bank.slug(),
                "name",
                "created",
                "channel",
                "whatsapp",
                "event",
                "ticket_created",
                "subject",
                "",
                "body",
                "Pris {{ticket_number}}",
                "content_template_id",
                content);
        line.bank
                .admin()
                .post("/api/v1/admin/notification-templates/", template)
                .is(201);
    }

    private Answer ours(String id) {
        return line.bank.admin().get(CONTENT + id + "/").is(200);
    }
}
