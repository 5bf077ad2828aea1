package io.smartqueue.twiliosandbox.content;

/**
 * The state of a template at one moment.
 *
 * @param name empty unless it was submitted
 * @param category as WhatsApp has it, which may differ from what was asked for
 * @param because why it was rejected, else empty
 */
public record Approval(ApprovalState state, String name, String category, String because, boolean allowCategoryChange) {
    static final Approval NONE = new Approval(ApprovalState.UNSUBMITTED, "", "", "", false);

    Approval became(ApprovalState next, String reason) {
        return new Approval(next, name, category, reason, allowCategoryChange);
    }

    Approval in(String other) {
        return new Approval(state, name, other, because, allowCategoryChange);
    }
}
