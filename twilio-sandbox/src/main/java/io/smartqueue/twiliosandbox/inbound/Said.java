package io.smartqueue.twiliosandbox.inbound;

import io.smartqueue.twiliosandbox.media.Attachment;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phone sends.
 *
 * @param from a phone, or the id of somebody who hides their number on WhatsApp
 * @param to null = our sender on that channel
 * @param pressed the button or entry, whose text is the body; null for words
 * @param profileName as chosen on WhatsApp, null = a name made of the number
 */
public record Said(
        Address from,
        @Nullable Address to,
        String body,
        @Nullable Pressed pressed,
        @Nullable String profileName,
        List<Attachment> media) {
    private static final int MOST_MEDIA = 10;

    /**
     * @param id what the message had for it
     * @param ofList whether it is an entry of a list
     * @param repliedTo the SID of the message that showed it, null if a test does not say
     */
    public record Pressed(
            String id, boolean ofList, @Nullable String repliedTo) {}

    public Said {
        media = List.copyOf(media);
        boolean sameChannel = to == null || to.channel() == from.channel();
        if (!from.isPerson() || (to != null && !to.isNumber()) || !sameChannel) {
            throw new IllegalArgumentException(
                    "from and to must be phone numbers (+221…) on the same channel, with or without whatsapp:;"
                            + " user_id is written like SN.13491208655302741918");
        }
        if (from.channel() == Channel.SMS && (pressed != null || profileName != null)) {
            throw new IllegalArgumentException("button and profile_name belong to WhatsApp: write from whatsapp:+221…");
        }
        if (media.size() > MOST_MEDIA) {
            throw new IllegalArgumentException("a message has at most " + MOST_MEDIA + " files");
        }
    }

    /** @throws IllegalArgumentException if one is no phone, or they are on different channels */
    public static Said words(String from, @Nullable String to, String body) {
        return new Said(
                Address.of(from), to == null || to.isBlank() ? null : Address.of(to), body, null, null, List.of());
    }

    public Said pressing(String payload) {
        return new Said(from, to, body, new Pressed(payload, false, null), profileName, media);
    }

    public Said choosing(String listId) {
        return new Said(from, to, body, new Pressed(listId, true, null), profileName, media);
    }

    public Said as(String name) {
        return new Said(from, to, body, pressed, name, media);
    }

    public Said showing(Attachment... files) {
        return new Said(from, to, body, pressed, profileName, List.of(files));
    }
}
