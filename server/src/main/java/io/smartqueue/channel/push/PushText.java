package io.smartqueue.channel.push;

import io.smartqueue.channel.OutboundMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the page's service worker reads: the title, the words, what it replaces, and the receipt to send back. */
final class PushText {

    private PushText() {}

    /**
     * In as many bytes as fit into a message; the end of longer words is cut off.
     *
     * @param topic of those before that it replaces
     */
    static byte[] of(OutboundMessage message, String topic, String receipt) {
        String body = message.body();
        byte[] text = json(message, body, topic, receipt);
        while (text.length > Encryption.LONGEST_TEXT) {
            int surplus = text.length - Encryption.LONGEST_TEXT;
            int length = Math.max(0, body.length() - Math.max(2, surplus / 4));
            body = body.substring(0, Character.isHighSurrogate(body.charAt(length - 1)) ? length - 1 : length);
            text = json(message, body + "…", topic, receipt);
        }
        return text;
    }

    private static byte[] json(OutboundMessage message, String body, String topic, String receipt) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("title", message.subject().isBlank() ? body : message.subject());
        members.put("body", message.subject().isBlank() ? "" : body);
        members.put("tag", topic);
        members.put("receipt", receipt);
        return JsonMapper.shared().writeValueAsBytes(members);
    }
}
