package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.inbound.Said;
import io.smartqueue.twiliosandbox.inbound.Said.Pressed;
import io.smartqueue.twiliosandbox.media.Attachment;
import io.smartqueue.twiliosandbox.message.Address;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code {"from": "whatsapp:+221770000012", "body": "Later", "button": "later", "profile_name": "Awa"}} */
record InboundJson(
        @Nullable String from,
        @Nullable String to,
        @Nullable String body,
        @Nullable String button,
        @Nullable String listId,
        @Nullable String repliedTo,
        @Nullable String profileName,
        @Nullable String userId,
        @Nullable List<FileJson> media) {

    /** @param content in base 64 */
    record FileJson(@Nullable String contentType, @Nullable String content) {

        Attachment attachment() {
            if (contentType == null || content == null) {
                throw new IllegalArgumentException("each file in media needs content_type and content (base 64)");
            }
            try {
                return new Attachment(contentType, Base64.getDecoder().decode(content));
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException("media: " + malformed.getMessage(), malformed);
            }
        }
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static InboundJson parse(String json) {
        return Json.read(json, InboundJson.class);
    }

    Said said() {
        List<Attachment> files = Objects.requireNonNullElse(media, List.<FileJson>of()).stream()
                .map(FileJson::attachment)
                .toList();
        String id = listId != null ? listId : button;
        String words = body != null ? body : id != null ? id : files.isEmpty() ? null : "";
        String sender = userId != null ? "whatsapp:" + userId : from;
        if (sender == null || words == null) {
            throw new IllegalArgumentException("from (or user_id) and body (or button, list_id or media) are needed");
        }
        Address recipient = to == null || to.isBlank() ? null : Address.of(to);
        return new Said(Address.of(sender), recipient, words, pressed(id), profileName, files);
    }

    private @Nullable Pressed pressed(@Nullable String id) {
        if (button != null && listId != null) {
            throw new IllegalArgumentException("a phone presses a button or an entry of a list, not both");
        }
        return id == null ? null : new Pressed(id, listId != null, repliedTo);
    }
}
