package io.smartqueue.admin.words;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.message.MessageWords;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.Segments;
import io.smartqueue.page.Messages;
import java.util.List;
import java.util.Locale;

/** The list of the words of messages. */
public record WordsPage(AdminFrame desk, Listing<MessageTemplate> list) {

    public List<Choice> media() {
        return MessageWords.media(desk.sheet().words());
    }

    public List<Choice> events() {
        return MessageWords.events(desk.sheet().words());
    }

    /** In its own name, or that it serves all languages. */
    public String language(MessageTemplate template) {
        Messages words = desk.sheet().words();
        String tag = template.locale();
        return tag == null
                ? words.say("words.every.language")
                : Locale.forLanguageTag(tag).getDisplayName(words.language().locale());
    }

    /** Of a message with usual values; a dash for channels that are not paid by segment. */
    public String segments(MessageTemplate template) {
        if (!template.channel().isPaidBySegment()) {
            return "–";
        }
        Segments segments = template.usualSegments(desk.caller().tenant().name());
        return segments.count() + " · " + segments.encoding().label();
    }

    public boolean isCostly(MessageTemplate template) {
        return template.channel().isPaidBySegment()
                && template.usualSegments(desk.caller().tenant().name()).encoding() == Segments.Encoding.UCS_2;
    }
}
