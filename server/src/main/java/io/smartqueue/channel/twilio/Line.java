package io.smartqueue.channel.twilio;

import io.smartqueue.channel.ChannelSender;

/** What a medium needs to send, or why it is off. */
sealed interface Line {

    record On(Credentials logins, Sender sender, ChannelSender known) implements Line {}

    record Off(String because) implements Line {}
}
