package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.delivery.Deliveries;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Request;
import io.smartqueue.twiliosandbox.media.MediaStore;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.Messages;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Create, fetch, list, redact, cancel and delete. */
public final class MessagesResource {
    private final Messages messages;
    private final Deliveries deliveries;
    private final MediaStore media;
    private final Account account;
    private final Intake intake;
    private final MessageList list;

    public MessagesResource(
            Messages messages, Deliveries deliveries, MediaStore media, Account account, Intake intake) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.media = media;
        this.account = account;
        this.intake = intake;
        this.list = new MessageList(messages, account.sid());
    }

    public Answer collection(Request request) {
        return switch (request.method()) {
            case "POST" -> create(request);
            case "GET" -> list(request);
            default -> throw notAllowed();
        };
    }

    public Answer one(Request request, String sid) {
        Message message = messages.find(sid).orElseThrow(() -> ApiProblem.notFound(request.path()));
        return switch (request.method()) {
            case "GET" -> Answer.json(200, MessageJson.of(message, account.sid()), note(message));
            case "POST" -> update(request, message);
            case "DELETE" -> delete(message);
            default -> throw notAllowed();
        };
    }

    private Answer create(Request request) {
        Message message = messages.create(intake.draftOf(request.form()));
        deliveries.start(message);
        // Twilio's request id has the same hex digits as the created message.
        return Answer.json(201, MessageJson.of(message, account.sid()), note(message))
                .with("Twilio-Request-Id", "RQ" + message.sid().substring(2));
    }

    private Answer list(Request request) {
        ObjectNode page = list.page(request.query());
        int shown = page.get("messages").size();
        return Answer.json(200, page, shown == 1 ? "1 message" : shown + " messages");
    }

    private Answer update(Request request, Message message) {
        if (request.form().filled("Status").isPresent()) {
            return cancel(request, message);
        }
        if (request.form().given("Body").filter(String::isEmpty).isEmpty()) {
            throw ApiProblem.badRequest(20001, "Only an empty Body, or Status=canceled, can be set.");
        }
        requireComplete(message);
        Message redacted = messages.redact(message.sid()).orElse(message);
        return Answer.json(200, MessageJson.of(redacted, account.sid()), "body redacted");
    }

    private Answer cancel(Request request, Message message) {
        boolean canceled =
                request.form().filled("Status").filter("canceled"::equals).isPresent();
        Message done = (canceled ? messages.cancel(message.sid()) : Optional.<Message>empty())
                .orElseThrow(() -> ApiProblem.badRequest(30409, "Message is not in a cancelable state."));
        return Answer.json(200, MessageJson.of(done, account.sid()), note(done));
    }

    private Answer delete(Message message) {
        requireComplete(message);
        messages.delete(message.sid());
        media.deleteOf(message.sid());
        return Answer.empty(204, "deleted");
    }

    private static void requireComplete(Message message) {
        if (!message.status().isFinal()) {
            throw ApiProblem.badRequest(
                    20009, "Cannot delete or redact message because delivery of this message has not completed.");
        }
    }

    private static ApiProblem notAllowed() {
        return new ApiProblem(405, 20004, "Method not allowed");
    }

    private static String note(Message message) {
        String sid = message.sid();
        return sid.substring(0, 4) + "…" + sid.substring(sid.length() - 3) + " "
                + message.status().word();
    }
}
