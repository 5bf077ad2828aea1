package io.smartqueue.counter.page.console;

import io.smartqueue.counter.reading.AgentSessionReader;
import io.smartqueue.page.PageContext;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page on which an agent chooses a counter.
 *
 * @param mayFree whether the caller may free the counter of another agent
 * @param admin the address of the administration; null for an agent who may not enter it
 */
public record ChoosePage(
        PageContext sheet,
        String home,
        List<AgentSessionReader.Free> counters,
        boolean mayFree,
        @Nullable String refused,
        @Nullable String admin) {

    /** Their names, one after the other. */
    public String queues(AgentSessionReader.Free counter) {
        return counter.queues().stream().map(sheet.words()::name).collect(Collectors.joining(", "));
    }

    /** Whether the counter is the first of its site in the list, so that the name of the site is shown above it. */
    public boolean beginsSite(int index) {
        return index == 0
                || !counters.get(index).site().equals(counters.get(index - 1).site());
    }
}
