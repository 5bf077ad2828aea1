package io.smartqueue.channel.twilio.message;

import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.twilio.Sender;

/** What a medium needs to send, or why it is off. */
sealed interface Line {

    record On(Credentials logins, Sender sender, ChannelSender known) implements Line {}

    record Off(String because) implements Line {}

    /** Set up, but no key of this server opens its secrets: what leaves from it waits until one does. */
    record Sealed(Sender sender) implements Line {

        static final String CODE = "secrets_unreadable";
        static final String BECAUSE =
                "The secrets of the organisation's account cannot be read with the key of this" + " server.";
    }
}
