package io.smartqueue.admin;

import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.accuracy.Accuracy;
import io.smartqueue.queue.accuracy.Horizon;
import io.smartqueue.queue.visit.WaitingTime;
import io.smartqueue.security.Right;
import io.smartqueue.site.Site;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page that shows how good the announced waits were.
 *
 * @param answer null while what was asked makes no sense
 */
public record AccuracyPage(
        AdminFrame desk,
        Asked asked,
        List<Site> sites,
        List<Queue> queues,
        @Nullable Accuracy answer,
        WaitingTime settings) {

    private static final int HOURS = 24;

    /** As it stands in the form. */
    public record Asked(String from, String to, String site, String queue, String hour, String channel) {

        static final Asked NOTHING = new Asked("", "", "", "", "", "");
    }

    public boolean decides() {
        return desk.caller().may(Right.MANAGE_SERVICES);
    }

    public boolean isChosen(Site site) {
        return site.id().value().toString().equals(asked.site);
    }

    public boolean isChosen(Queue queue) {
        return queue.id().value().toString().equals(asked.queue);
    }

    /** Of the local day. */
    public List<Integer> hours() {
        return IntStream.range(0, HOURS).boxed().toList();
    }

    public boolean isChosen(int hour) {
        return Integer.toString(hour).equals(asked.hour);
    }

    public List<String> channels() {
        return EntryChannel.codes();
    }

    public boolean isChosen(String channel) {
        return channel.equals(asked.channel);
    }

    public String name(Queue queue) {
        return desk.sheet().words().name(queue.names());
    }

    /** Of all horizons first, then of each. */
    public List<Accuracy.Row> rows() {
        return answer == null
                ? List.of()
                : Stream.of(true, false)
                        .flatMap(together -> answer.rows().stream()
                                .filter(row -> row.horizon().equals(Horizon.ALL) == together))
                        .toList();
    }

    public String method(Accuracy.Row row) {
        return desk.sheet().words().say("accuracy.method." + row.method());
    }

    public String horizon(Accuracy.Row row) {
        return row.horizon().equals(Horizon.ALL)
                ? desk.sheet().words().say("accuracy.all")
                : desk.sheet()
                        .words()
                        .say("accuracy.minutes", "horizon", row.horizon().replace('-', '–'));
    }

    /** With one digit behind the separator of the reader's language. */
    public String minutes(@Nullable Double value) {
        return value == null ? "–" : String.format(locale(), "%.1f", value).replace('-', '−');
    }

    public String share(@Nullable Double value) {
        return value == null ? "–" : String.format(locale(), "%.0f %%", value * 100);
    }

    private Locale locale() {
        return desk.sheet().words().language().locale();
    }
}
