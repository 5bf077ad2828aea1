package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.content.ContentMessages;
import io.smartqueue.twiliosandbox.delivery.Deliveries;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Direction;
import io.smartqueue.twiliosandbox.message.Draft;
import io.smartqueue.twiliosandbox.message.Owners;
import io.smartqueue.twiliosandbox.message.Senders;
import java.time.InstantSource;
import java.util.Optional;

/** Turns a form into a draft or refuses it, the checks in Twilio's order. */
public final class Intake {
    private final Account account;
    private final Senders senders;
    private final Owners owners;
    private final Deliveries deliveries;
    private final ContentMessages contents;
    private final InstantSource clock;

    public Intake(
            Account account,
            Senders senders,
            Owners owners,
            Deliveries deliveries,
            ContentMessages contents,
            InstantSource clock) {
        this.account = account;
        this.senders = senders;
        this.owners = owners;
        this.deliveries = deliveries;
        this.contents = contents;
        this.clock = clock;
    }

    Draft draftOf(Form form) {
        AccountLimits limits = AccountLimits.of(account);
        String recipient =
                form.filled("To").orElseThrow(() -> ApiProblem.badRequest(21604, "A 'To' phone number is required."));
        if (form.filled("From").isEmpty() && form.filled("MessagingServiceSid").isEmpty()) {
            throw ApiProblem.badRequest(21603, "A 'From' phone number is required.");
        }
        MessageContent.require(form);
        Address to = recipient(recipient);
        Optional<Address> from = form.filled("From").map(Address::of);
        from.ifPresent(address -> checkSender(address, to));
        from.ifPresent(limits::refuseSender);
        Optional<String> service = form.filled("MessagingServiceSid");
        service.ifPresent(this::checkService);
        MessageContent content = MessageContent.of(form, contents);
        SendingTerms terms = SendingTerms.of(form, service.isPresent(), clock.instant());
        MagicNumbers.refuseRecipient(to);
        limits.refuseRecipient(to, from.orElseGet(() -> senders.on(to.channel())));
        from.ifPresent(this::checkQueue);
        return new Draft(
                Direction.OUTBOUND_API,
                to,
                from.orElse(null),
                limits.prefixed(to, content.body()),
                content.media(),
                service.orElse(null),
                terms.statusCallback(),
                terms.validity(),
                terms.sendAt(),
                content.filled());
    }

    private static Address recipient(String text) {
        Address to = Address.of(text);
        if (!to.isPerson()) {
            throw ApiProblem.badRequest(21211, "Invalid 'To' Phone Number: " + text);
        }
        MagicNumbers.refuseInvalidRecipient(to);
        return to;
    }

    private void checkSender(Address from, Address to) {
        if (!from.isNumber() && !from.isAlphanumeric()) {
            throw ApiProblem.badRequest(
                    21212,
                    "The 'From' number " + from
                            + " is not a valid phone number, shortcode, or alphanumeric sender ID.");
        }
        MagicNumbers.refuseSender(from);
        if (from.channel() != to.channel()) {
            throw ApiProblem.badRequest(
                    21910, "Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel");
        }
        if (from.equals(to)) {
            throw from.channel() == Channel.WHATSAPP
                    ? ApiProblem.badRequest(63031, "Message cannot have the same To and From for account")
                    : ApiProblem.badRequest(21211, "'To' and 'From' number cannot be the same: " + to);
        }
        if (from.isNumber() && !senders.owns(from) && !MagicNumbers.hasFullQueue(from)) {
            throw notOwned(from);
        }
    }

    private ApiProblem notOwned(Address from) {
        if (from.channel() == Channel.WHATSAPP) {
            return ApiProblem.badRequest(63007, "Twilio could not find a Channel with the specified From address");
        }
        return owners.know(from)
                ? ApiProblem.badRequest(
                        21660, "Mismatch between the 'From' number " + from + " and the account " + account.sid())
                : MagicNumbers.notOwned(from);
    }

    private void checkService(String sid) {
        if (!sid.matches("MG[0-9a-fA-F]{32}")) {
            throw ApiProblem.badRequest(21705, "The Messaging Service Sid " + sid + " is invalid.");
        }
        if (!sid.equals(senders.messagingServiceSid())) {
            throw ApiProblem.badRequest(21701, "The Messaging Service does not exist.");
        }
    }

    private void checkQueue(Address from) {
        if (MagicNumbers.hasFullQueue(from) || deliveries.isQueueFull(from)) {
            throw ApiProblem.badRequest(
                    21611, "This 'From' number has exceeded the maximum number of queued messages: " + from);
        }
    }
}
