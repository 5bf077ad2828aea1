package io.smartqueue.twiliosandbox.page;

import org.jspecify.annotations.Nullable;

/** What a developer copies into their settings. */
public record Connection(
        String accountSid,
        String authToken,
        String smsSender,
        String whatsappSender,
        String messagingServiceSid,
        String joinWords,
        @Nullable String inboundUrl) {

    @Override
    public String toString() {
        return "Connection[" + accountSid + ", [REDACTED]]";
    }
}
