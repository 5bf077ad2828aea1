package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.content.Filled;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Message;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message as the control API shows it: all fields, in plain types. */
record MessageView(
        String sid,
        long number,
        String direction,
        String channel,
        String phone,
        String to,
        @Nullable String from,
        String body,
        String status,
        @Nullable Integer errorCode,
        int segments,
        String encoding,
        int numMedia,
        @Nullable String price,
        @Nullable String statusCallback,
        @Nullable Filled content,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant sentAt) {

    static MessageView of(Message message) {
        Address from = message.from();
        Channel channel = message.to().channel();
        return new MessageView(
                message.sid(),
                message.number(),
                message.draft().direction().word(),
                channel.name().toLowerCase(Locale.ROOT),
                message.phone().name(),
                message.to().toString(),
                from == null ? null : from.toString(),
                message.body(),
                message.status().word(),
                message.errorCode(),
                message.segments().count(),
                message.segments().encoding().label(),
                message.draft().media(),
                message.price() == null ? null : message.price().toPlainString(),
                message.draft().statusCallback(),
                message.draft().content(),
                message.createdAt(),
                message.updatedAt(),
                message.sentAt());
    }
}
