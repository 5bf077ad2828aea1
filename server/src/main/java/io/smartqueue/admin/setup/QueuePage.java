package io.smartqueue.admin.setup;

import io.smartqueue.admin.part.FormPage;
import io.smartqueue.queue.Queue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param stored whose rules are explained; null for a new queue */
public record QueuePage(FormPage page, @Nullable Queue stored) {

    /** What the rules of the stored queue mean for people. */
    public List<String> rules() {
        return stored == null
                ? List.of()
                : QueueRules.inWords(stored, page.desk().sheet().words());
    }
}
