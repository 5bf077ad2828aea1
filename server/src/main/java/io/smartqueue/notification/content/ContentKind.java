package io.smartqueue.notification.content;

import io.smartqueue.channel.content.ContentDraft;
import java.util.Locale;

/** The form of a content template, with WhatsApp's limits for what can be pressed. */
public enum ContentKind {
    TEXT(0, 0, ContentDraft.Kind.TEXT),
    QUICK_REPLY(10, 25, ContentDraft.Kind.QUICK_REPLY),
    /** Needs no approval, and may be sent only to people who wrote within the last 24 hours. */
    LIST_PICKER(10, 24, ContentDraft.Kind.LIST_PICKER);

    private final int mostButtons;
    private final int longestTitle;
    private final ContentDraft.Kind sent;

    ContentKind(int mostButtons, int longestTitle, ContentDraft.Kind sent) {
        this.mostButtons = mostButtons;
        this.longestTitle = longestTitle;
        this.sent = sent;
    }

    public int mostButtons() {
        return mostButtons;
    }

    public int longestTitle() {
        return longestTitle;
    }

    /** As the provider is given it. */
    public ContentDraft.Kind sent() {
        return sent;
    }

    public boolean isApproved() {
        return this != LIST_PICKER;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ContentKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
