package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.http.Dates;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Message;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The message resource as Twilio writes it: numbers as strings, dates in RFC 2822. */
public final class MessageJson {
    private MessageJson() {}

    public static ObjectNode of(Message message, String accountSid) {
        String uri = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + message.sid();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("account_sid", accountSid);
        json.put("api_version", "2010-04-01");
        json.put("body", message.body());
        json.put("date_created", date(message.createdAt()));
        json.put("date_sent", date(message.sentAt()));
        json.put("date_updated", date(message.updatedAt()));
        json.put("direction", message.draft().direction().word());
        json.put("error_code", message.errorCode());
        json.put("error_message", message.errorCode() == null ? null : "Delivery error " + message.errorCode());
        json.put("from", message.from() == null ? null : message.from().toString());
        json.put("messaging_service_sid", message.draft().messagingServiceSid());
        json.put("num_media", Integer.toString(message.draft().media()));
        json.put("num_segments", Integer.toString(message.shownSegments()));
        json.put("price", plain(message.price()));
        json.put("price_unit", "USD");
        json.put("sid", message.sid());
        json.put("status", message.status().word());
        json.putObject("subresource_uris").put("media", uri + "/Media.json");
        json.put("to", message.to().toString());
        json.put("uri", uri + ".json");
        return json;
    }

    private static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : Dates.rfc2822(instant);
    }

    private static @Nullable String plain(@Nullable BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }
}
