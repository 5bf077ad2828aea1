package io.smartqueue.report.kept;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The passages of a queue that ended on one day in UTC, in few bytes. Numbers have seven bits in a byte, the lowest
 * first. Before the passages stand the ids of counters and of agents, each list with its length. A passage is a row of
 * numbers, by its end: seconds since the end before, {@link Kind}, places of counter and agent, seconds from joining to
 * the end, then wait, walk and service. Places and durations are one more than they are, because 0 is for none.
 */
final class PassageList {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int ID_BYTES = 16;

    private PassageList() {}

    /** @param ended sorted by their end */
    static byte[] of(long dayBegan, List<Passage> ended) {
        List<UUID> counters = ids(ended.stream().map(Passage::counter).toList());
        List<UUID> agents = ids(ended.stream().map(Passage::agent).toList());
        var bytes = new ByteArrayOutputStream();
        put(bytes, counters);
        put(bytes, agents);
        long before = dayBegan;
        for (Passage one : ended) {
            put(bytes, one.ended() - before);
            put(bytes, one.kind().number());
            put(bytes, counters.indexOf(one.counter()) + 1L);
            put(bytes, agents.indexOf(one.agent()) + 1L);
            put(bytes, Math.max(0, one.ended() - one.joined()));
            put(bytes, one.waited() + 1L);
            put(bytes, one.walked() + 1L);
            put(bytes, one.served() + 1L);
            before = one.ended();
        }
        return bytes.toByteArray();
    }

    static List<UUID> ids(List<? extends @Nullable UUID> some) {
        List<UUID> ids = new ArrayList<>();
        some.stream().filter(Objects::nonNull).distinct().forEach(id -> ids.add(Objects.requireNonNull(id)));
        return ids;
    }

    private static void put(ByteArrayOutputStream bytes, List<UUID> ids) {
        put(bytes, ids.size());
        for (UUID id : ids) {
            bytes.writeBytes(ByteBuffer.allocate(ID_BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
        }
    }

    private static void put(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while (rest >= MORE) {
            bytes.write((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes.write((int) rest);
    }

    static void each(UUID queue, long dayBegan, byte[] bytes, Consumer<Passage> reader) {
        each(queue, dayBegan, new Numbers(bytes), bytes.length, reader);
    }

    /** @param end of the list among the bytes, excluded */
    static void each(UUID queue, long dayBegan, Numbers numbers, int end, Consumer<Passage> reader) {
        @Nullable UUID[] counters = ids(numbers);
        @Nullable UUID[] agents = ids(numbers);
        long ended = dayBegan;
        while (numbers.place() < end) {
            ended += numbers.next();
            Kind kind = Kind.of((int) numbers.next());
            UUID counter = counters[(int) numbers.next()];
            UUID agent = agents[(int) numbers.next()];
            long joined = ended - numbers.next();
            int wait = (int) numbers.next() - 1;
            int walk = (int) numbers.next() - 1;
            int service = (int) numbers.next() - 1;
            reader.accept(new Passage(queue, counter, agent, kind, joined, ended, wait, walk, service));
        }
    }

    /** The first is none. */
    private static @Nullable UUID[] ids(Numbers numbers) {
        @Nullable UUID[] ids = new @Nullable UUID[(int) numbers.next() + 1];
        for (int i = 1; i < ids.length; i++) {
            ids[i] = new UUID(numbers.whole(Long.BYTES), numbers.whole(Long.BYTES));
        }
        return ids;
    }
}
