package io.smartqueue.channel.content;

import java.util.Optional;

/**
 * What the provider says of content.
 *
 * @param because why it is not approved, in the provider's words
 * @param category that it is charged as, which may be another than the one asked for
 */
public record Approval(State state, Optional<String> because, Optional<String> category) {

    public enum State {
        /** Nobody has asked for an approval. */
        UNSUBMITTED,
        /** Somebody looks at it; also every word that is unknown to us. */
        SUBMITTED,
        APPROVED,
        REJECTED,
        /** For some hours, because recipients complained. */
        PAUSED,
        DISABLED
    }
}
