package io.smartqueue.channel.twilio.webhook;

import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.InboundMessage;
import io.smartqueue.channel.Inbox;
import io.smartqueue.channel.twilio.TwilioStatuses;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * The webhooks that Twilio calls. Listeners store before the answer is sent: if they fail, so does it, and Twilio
 * repeats the request.
 */
@RestController
@RequestMapping("/webhooks/twilio")
@SecurityRequirements
@Tag(name = "webhooks", description = "Requests of Twilio, checked by their signature")
class TwilioWebhooks {

    private static final Logger log = LoggerFactory.getLogger(TwilioWebhooks.class);
    private static final String WHATSAPP = "whatsapp:";
    private static final String NO_REPLY = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    /** What becomes part of addresses later. */
    private static final Pattern MESSAGE = Pattern.compile("(SM|MM)[0-9a-fA-F]{32}");

    private final SignedRequests signed;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<Inbox> inboxes;

    TwilioWebhooks(SignedRequests signed, ApplicationEventPublisher events, ObjectProvider<Inbox> inboxes) {
        this.signed = signed;
        this.events = events;
        this.inboxes = inboxes;
    }

    @PostMapping("/status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void status(HttpServletRequest request) throws IOException {
        SignedRequests.Signed verified = signed.receipt(request);
        Form form = verified.form();
        Optional<String> sid = message(form);
        Optional<String> word = form.find("MessageStatus").or(() -> form.find("SmsStatus"));
        if (sid.isEmpty() || word.isEmpty()) {
            log.warn("Twilio sent a receipt without a message or a status");
            return;
        }
        events.publishEvent(new DeliveryReceipt(
                SignedRequests.ours(request, "n"),
                verified.organisation().or(() -> SignedRequests.ours(request, "o")),
                verified.account(),
                sid.get(),
                TwilioStatuses.status(word.get()),
                word.get(),
                form.find("ErrorCode").filter(code -> !code.equals("0")),
                form.find("ErrorMessage")
                        .or(() -> form.find("ChannelStatusMessage"))
                        .map(TwilioStatuses::masked)));
    }

    @PostMapping(path = "/inbound", produces = MediaType.TEXT_XML_VALUE)
    String inbound(HttpServletRequest request) throws IOException {
        SignedRequests.Signed verified = signed.message(request);
        Form form = verified.form();
        Optional<String> sid = message(form);
        Optional<String> from = form.find("From");
        if (sid.isEmpty() || from.isEmpty()) {
            log.warn("Twilio passed on a message without an id or a sender");
            return NO_REPLY;
        }
        var message = new InboundMessage(
                from.get().startsWith(WHATSAPP) ? Medium.WHATSAPP : Medium.SMS,
                sid.get(),
                plain(from.get()),
                plain(form.find("To").orElse("")),
                form.find("Body").orElse(""),
                form.find("ButtonPayload").or(() -> form.find("ListId")),
                form.find("OriginalRepliedMessageSid")
                        .filter(quoted -> MESSAGE.matcher(quoted).matches()),
                OptOutWords.in(form),
                verified.account().orElse(""),
                verified.organisations());
        return inboxes.stream()
                .map(inbox -> inbox.receive(message))
                .flatMap(Optional::stream)
                .findFirst()
                .map(TwilioWebhooks::reply)
                .orElse(NO_REPLY);
    }

    /** @throws Refusal 400 for what is no id of a message, though signed: organisations sign too */
    private static Optional<String> message(Form form) {
        Optional<String> sid = form.find("MessageSid").or(() -> form.find("SmsSid"));
        if (sid.isPresent() && !MESSAGE.matcher(sid.get()).matches()) {
            throw Refusal.of(Refusal.Kind.INVALID, "not_a_message", "MessageSid is no id of a message.");
        }
        return sid;
    }

    private static String reply(String words) {
        return NO_REPLY.replace(
                "<Response/>", "<Response><Message>" + HtmlUtils.htmlEscapeDecimal(words) + "</Message></Response>");
    }

    private static String plain(String address) {
        return address.startsWith(WHATSAPP) ? address.substring(WHATSAPP.length()) : address;
    }
}
