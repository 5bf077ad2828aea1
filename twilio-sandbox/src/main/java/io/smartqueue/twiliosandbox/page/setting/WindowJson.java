package io.smartqueue.twiliosandbox.page.setting;

import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"phone": "whatsapp:+221770000012", "last_inbound_at": "2026-11-02T09:00:00Z"}}
 *
 * @param sender null = the WhatsApp sandbox number
 * @param lastInboundAt null = it never wrote
 */
record WindowJson(
        @Nullable String phone,
        @Nullable String sender,
        @Nullable Instant lastInboundAt) {

    static WindowJson parse(String json) {
        return Json.read(json, WindowJson.class);
    }

    Address address() {
        Address address = Address.of(phone == null ? "" : phone);
        if (address.channel() != Channel.WHATSAPP || !address.isPerson()) {
            throw new IllegalArgumentException("phone is written like whatsapp:+221770000012");
        }
        return address;
    }
}
