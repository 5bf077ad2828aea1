package io.smartqueue.opinion;

import java.time.Instant;

/** The question as it stands for one visit. */
public record OpinionRequest(Question question, Instant openUntil, boolean isAnswered) {

    public boolean isOpen(Instant now) {
        return !isAnswered && now.isBefore(openUntil);
    }
}
