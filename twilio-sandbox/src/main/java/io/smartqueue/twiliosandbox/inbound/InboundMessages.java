package io.smartqueue.twiliosandbox.inbound;

import io.smartqueue.twiliosandbox.callback.CallbackAddress;
import io.smartqueue.twiliosandbox.callback.Posting;
import io.smartqueue.twiliosandbox.callback.Webhooks;
import io.smartqueue.twiliosandbox.delivery.Deliveries;
import io.smartqueue.twiliosandbox.http.LoggedRequest.Kind;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Direction;
import io.smartqueue.twiliosandbox.message.Draft;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.Messages;
import io.smartqueue.twiliosandbox.message.Senders;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages from phones: stored, forwarded to the inbound address, and answered with its TwiML. */
public final class InboundMessages {
    private final Messages messages;
    private final Senders senders;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final String accountSid;
    private final @Nullable CallbackAddress address;

    /** @param url null = messages are only shown here */
    public InboundMessages(
            Messages messages,
            Senders senders,
            Deliveries deliveries,
            Webhooks webhooks,
            String accountSid,
            @Nullable String url) {
        this.messages = messages;
        this.senders = senders;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.accountSid = accountSid;
        this.address = url == null
                ? null
                : CallbackAddress.parse(url)
                        .orElseThrow(() -> new IllegalArgumentException("not an inbound address: " + url));
    }

    /**
     * Waits for the customer's server, as long as Twilio would.
     *
     * @param to null = our sender on that channel
     * @throws IllegalArgumentException if one is no phone, or they are on different channels
     */
    public Received receive(String from, @Nullable String to, String body) throws InterruptedException {
        Address phone = Address.of(from);
        Address sender = to == null || to.isBlank() ? senders.on(phone.channel()) : Address.of(to);
        if (!phone.isNumber() || !sender.isNumber() || phone.channel() != sender.channel()) {
            throw new IllegalArgumentException(
                    "from and to must be phone numbers (+221…) on the same channel, with or without whatsapp:");
        }
        Message message = messages.create(Draft.plain(Direction.INBOUND, sender, phone, body));
        if (address == null) {
            return new Received(message.sid(), false, 0, 0);
        }
        Posting posting = webhooks.post(
                Kind.INBOUND,
                address,
                InboundForm.of(message, accountSid),
                phone.toString(),
                UUID.randomUUID().toString());
        List<String> replies = posting.succeeded() ? Twiml.messages(posting.body()) : List.of();
        replies.forEach(reply ->
                deliveries.start(messages.create(Draft.plain(Direction.OUTBOUND_REPLY, phone, sender, reply))));
        return new Received(message.sid(), true, posting.status(), replies.size());
    }
}
