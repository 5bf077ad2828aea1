package io.smartqueue.report.kept;

import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes lists of passages. */
@Component
class KeptLists {

    private final JdbcClient jdbc;

    KeptLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param day on which the first may have ended
     * @param lastDay on which the last may have ended; null for a list of one day
     * @param passages by their end
     */
    void put(UUID queue, LocalDate day, @Nullable LocalDate lastDay, List<Passage> passages) {
        long began = began(day);
        jdbc.sql("""
                        insert into passage_day
                            (tenant_id, queue_id, day, last_day, is_long, counters, agents, passages)
                        values (current_tenant(), :queue, :day, :last, :long, :counters, :agents, :passages)
                        on conflict (tenant_id, queue_id, day) do update set last_day = excluded.last_day,
                            is_long = excluded.is_long, counters = excluded.counters, agents = excluded.agents,
                            passages = excluded.passages
                        """)
                .param("queue", queue)
                .param("day", day)
                .param("last", lastDay, Types.DATE)
                .param("long", passages.stream().anyMatch(one -> one.joined() < began))
                .param("counters", ids(passages.stream().map(Passage::counter).toList()))
                .param("agents", ids(passages.stream().map(Passage::agent).toList()))
                .param("passages", PassageList.of(began, passages))
                .update();
    }

    static long began(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    private static UUID[] ids(List<? extends @Nullable UUID> some) {
        return PassageList.ids(some).toArray(UUID[]::new);
    }
}
