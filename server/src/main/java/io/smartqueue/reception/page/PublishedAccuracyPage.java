package io.smartqueue.reception.page;

import io.smartqueue.page.PageContext;
import io.smartqueue.queue.accuracy.AccuracyReader.Lately;

/** How often the wait of the last thirty days was within what was said. */
public record PublishedAccuracyPage(PageContext sheet, Lately lately, String home) {

    private static final int FEWEST_VISITS = 100;

    public boolean saysEnough() {
        return lately.visits() >= FEWEST_VISITS;
    }
}
