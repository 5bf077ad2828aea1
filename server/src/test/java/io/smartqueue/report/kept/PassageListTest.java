package io.smartqueue.report.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.TicketState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PassageListTest {

    @Test
    void givesBackWhatWasKept() {
        var random = new Random(3);
        UUID queue = new UUID(1, 1);
        List<UUID> people = Stream.generate(UUID::randomUUID).limit(300).toList();
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            long ended = 86_400L * 20_000 + random.nextInt(86_400);
            passages.add(new Passage(
                    queue,
                    i % 7 == 0 ? null : people.get(random.nextInt(300)),
                    i % 7 == 0 ? null : people.get(random.nextInt(300)),
                    Kind.of(
                            Kind.STATES.get(random.nextInt(5)),
                            random.nextBoolean(),
                            Kind.ENTRIES.get(random.nextInt(8)),
                            Kind.PRIORITIES.get(random.nextInt(4))),
                    ended - random.nextInt(500_000),
                    ended,
                    random.nextInt(20_000) - 1,
                    random.nextInt(300) - 1,
                    random.nextInt(4000) - 1));
        }
        passages.sort(Comparator.comparing(Passage::ended));
        byte[] bytes = PassageList.of(86_400L * 20_000, passages);
        List<Passage> read = new ArrayList<>();
        PassageList.each(queue, 86_400L * 20_000, bytes, read::add);
        assertThat(read).isEqualTo(passages);
        assertThat(bytes.length).isLessThan(passages.size() * 17 + 300 * 32 + 10);
    }

    /** Without a number a passage could not be kept. */
    @Test
    void everyWordOfTheLineHasANumber() {
        assertThat(Kind.STATES)
                .containsAll(
                        Stream.of(TicketState.values()).map(TicketState::code).toList());
        assertThat(Kind.ENTRIES).containsAll(EntryChannel.codes());
        assertThat(Kind.PRIORITIES)
                .containsAll(Stream.of(Priority.values()).map(Priority::code).toList());
        var vip = Kind.of("expired", true, "api", "vip");
        assertThat(Kind.of(vip.number())).isEqualTo(vip);
    }
}
