package io.smartqueue.twiliosandbox;

import io.smartqueue.twiliosandbox.content.Choice;
import io.smartqueue.twiliosandbox.content.Filled;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in the sandbox, in Twilio's terms.
 *
 * @param to with the prefix {@code whatsapp:} on that channel
 * @param from null while a messaging service has not picked its sender
 * @param direction {@code outbound-api}, {@code outbound-reply} or {@code inbound}
 * @param encoding {@code GSM-7} or {@code UCS-2}
 * @param contentSid the content template it is made of, null for plain words
 * @param choices its buttons, or the entries of its list
 * @param errorCode Twilio's delivery code, null if there is no error
 */
public record SentMessage(
        String sid,
        String to,
        @Nullable String from,
        String body,
        String status,
        String direction,
        int segments,
        String encoding,
        @Nullable Integer errorCode,
        @Nullable String statusCallback,
        @Nullable String contentSid,
        List<Choice> choices,
        Instant createdAt) {

    static SentMessage of(Message message) {
        Address from = message.from();
        Filled filled = message.draft().content();
        return new SentMessage(
                message.sid(),
                message.to().toString(),
                from == null ? null : from.toString(),
                message.body(),
                message.status().word(),
                message.draft().direction().word(),
                message.segments().count(),
                message.segments().encoding().label(),
                message.errorCode(),
                message.draft().statusCallback(),
                filled == null ? null : filled.contentSid(),
                filled == null ? List.of() : filled.choices(),
                message.createdAt());
    }
}
