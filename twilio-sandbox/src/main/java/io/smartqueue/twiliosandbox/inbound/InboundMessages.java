package io.smartqueue.twiliosandbox.inbound;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.account.Windows;
import io.smartqueue.twiliosandbox.callback.CallbackAddress;
import io.smartqueue.twiliosandbox.callback.Posting;
import io.smartqueue.twiliosandbox.callback.Webhooks;
import io.smartqueue.twiliosandbox.delivery.Deliveries;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.LoggedRequest.Kind;
import io.smartqueue.twiliosandbox.inbound.TwilioItself.Reaction;
import io.smartqueue.twiliosandbox.media.MediaStore;
import io.smartqueue.twiliosandbox.media.StoredMedia;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Direction;
import io.smartqueue.twiliosandbox.message.Draft;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.Messages;
import io.smartqueue.twiliosandbox.message.Senders;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages from phones: stored, acted on as Twilio does, forwarded to the inbound address, answered with its TwiML. */
public final class InboundMessages {
    private final Messages messages;
    private final Senders senders;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final MediaStore media;
    private final TwilioItself twilio;
    private final Account account;
    private final Windows windows;

    public InboundMessages(
            Account account,
            Messages messages,
            Senders senders,
            Deliveries deliveries,
            Webhooks webhooks,
            MediaStore media,
            Windows windows) {
        this.messages = messages;
        this.senders = senders;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.media = media;
        this.twilio = new TwilioItself(account, senders);
        this.account = account;
        this.windows = windows;
    }

    /** @param url null = messages are only shown here */
    public void forwardTo(@Nullable String url) {
        if (url != null && CallbackAddress.parse(url).isEmpty()) {
            throw new IllegalArgumentException("not an inbound address: " + url);
        }
        account.forwardInboundTo(Objects.requireNonNullElse(url, ""));
    }

    /** Where messages are posted, null = nowhere. */
    public @Nullable String url() {
        return account.inboundUrl().isEmpty() ? null : account.inboundUrl();
    }

    /** Waits for the customer's server, as long as Twilio would. */
    public Received receive(Said said) throws InterruptedException {
        Address phone = said.from();
        Address sender = Objects.requireNonNullElse(said.to(), senders.on(phone.channel()));
        Message message = messages.create(Draft.plain(Direction.INBOUND, sender, phone, said.body())
                .withMedia(said.media().size()));
        if (!account.isActive()) {
            return new Received(message.sid(), false, 0, 0, null);
        }
        windows.heard(phone, sender, message.createdAt());
        List<StoredMedia> stored = said.media().stream()
                .map(file -> media.store(message.sid(), file))
                .toList();
        Reaction reaction = twilio.to(said, sender, message.createdAt());
        if (reaction.reply() != null) {
            reply(phone, sender, reaction.reply());
        }
        Optional<CallbackAddress> customer = Optional.ofNullable(url()).flatMap(CallbackAddress::parse);
        if (customer.isEmpty() || !reaction.forwarded()) {
            return new Received(message.sid(), false, 0, 0, reaction.keyword());
        }
        Form form = InboundForm.of(message, said, stored, media, reaction.optOutType())
                .with("AccountSid", account.sid());
        if (sender.channel() == Channel.SMS) {
            form = form.with("MessagingServiceSid", senders.messagingServiceSid());
        }
        Posting posting = webhooks.post(
                Kind.INBOUND,
                customer.get(),
                form,
                phone.toString(),
                UUID.randomUUID().toString());
        // Whoever has just opted out gets no other answer (21610).
        List<String> replies =
                posting.succeeded() && !twilio.hasOptedOut(phone, sender) ? Twiml.messages(posting.body()) : List.of();
        replies.forEach(text -> reply(phone, sender, text));
        return new Received(message.sid(), true, posting.status(), replies.size(), reaction.keyword());
    }

    private void reply(Address phone, Address sender, String text) {
        deliveries.start(messages.create(Draft.plain(Direction.OUTBOUND_REPLY, phone, sender, text)));
    }
}
