package io.smartqueue.opinion;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts the answers of all organisations together, by question and score. */
@Component
class OpinionMetrics {

    private final MeterRegistry meters;

    OpinionMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @TransactionalEventListener
    void hear(OpinionGiven given) {
        meters.counter(
                        "smartqueue.opinions",
                        "question",
                        given.question().code(),
                        "score",
                        Integer.toString(given.score()))
                .increment();
    }
}
