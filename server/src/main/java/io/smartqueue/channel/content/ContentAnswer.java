package io.smartqueue.channel.content;

/** The provider's answer to one request about content. */
public sealed interface ContentAnswer {

    /** @param sid the provider's id of the content */
    record Known(String sid, Approval approval) implements ContentAnswer {}

    /** The provider has no such content. */
    record Absent() implements ContentAnswer {}

    /** The same request would be refused again. */
    record Refused(String code, String message) implements ContentAnswer {}

    /** Nothing is known; a later request may be answered. */
    record Unanswered(String because) implements ContentAnswer {}
}
