package io.smartqueue.queue.visit;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.order.SiteWaits;
import io.smartqueue.queue.order.SiteWaits.LineOf;
import io.smartqueue.queue.order.SiteWaits.Shown;
import io.smartqueue.queue.wait.Range;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The waits of everybody in a queue. */
@Component
public class QueueWaits {

    /** @param line the first ones, in the calling order */
    public record Waits(Instant computedAt, int countersOpen, int waiting, List<InLine> line) {}

    /** The range is null while the line stands still, or while the service is closed and nobody calls. */
    public record InLine(
            UUID ticketId,
            String number,
            int position,
            @Nullable Integer lowMinutes,
            @Nullable Integer highMinutes) {}

    private record Numbered(UUID leg, UUID visit, String number) {}

    private final JdbcClient jdbc;
    private final SiteWaits waits;

    QueueWaits(JdbcClient jdbc, SiteWaits waits) {
        this.jdbc = jdbc;
        this.waits = waits;
    }

    /** @throws Refusal 404 when there is no such queue */
    @Transactional(readOnly = true)
    public Waits of(QueueId queue, int first) {
        int open = jdbc.sql("select counters_open(id) from queue where id = :queue")
                .param("queue", queue.value())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("not_found", "There is no such queue."));
        LineOf line = waits.line(queue, first);
        Map<UUID, Numbered> numbers = numbers(line.first());
        List<InLine> all = IntStream.range(0, line.first().size())
                .boxed()
                .flatMap(i -> inLine(line.first().get(i), numbers, i + 1))
                .toList();
        return new Waits(line.computedAt(), open, line.waiting(), all);
    }

    private Map<UUID, Numbered> numbers(List<Shown> shown) {
        return jdbc
                .sql("""
                        select leg.id as leg, visit.id as visit, visit.number
                        from leg join visit on visit.id = leg.visit_id
                        where leg.id = any(array(select unnest(:legs)))
                        """)
                .param("legs", shown.stream().map(Shown::leg).toArray(UUID[]::new))
                .query((row, n) -> new Numbered(
                        row.getObject("leg", UUID.class), row.getObject("visit", UUID.class), row.getString("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Numbered::leg, one -> one));
    }

    private static Stream<InLine> inLine(Shown shown, Map<UUID, Numbered> numbers, int position) {
        Optional<Range> range = Optional.ofNullable(shown.range());
        Numbered one = numbers.get(shown.leg());
        return one == null
                ? Stream.empty()
                : Stream.of(new InLine(
                        one.visit,
                        one.number,
                        position,
                        range.map(Range::lowMinutes).orElse(null),
                        range.map(Range::highMinutes).orElse(null)));
    }
}
