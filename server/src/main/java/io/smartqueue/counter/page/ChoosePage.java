package io.smartqueue.counter.page;

import io.smartqueue.counter.reading.SeatReader;
import io.smartqueue.page.Sheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** At which counter? */
public record ChoosePage(
        Sheet sheet,
        String home,
        List<SeatReader.Free> counters,
        @Nullable String refused) {

    /** Whose heading this is the first of. */
    public boolean beginsSite(int index) {
        return index == 0
                || !counters.get(index).site().equals(counters.get(index - 1).site());
    }
}
