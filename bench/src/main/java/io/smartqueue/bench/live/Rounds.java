package io.smartqueue.bench.live;

import io.smartqueue.bench.figures.Sample;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One act after another at a modest rate, each sent to all readers, in turns with an event of the bare loop. */
final class Rounds {

    /** Milliseconds from the start of an act until the last reader has it. */
    record Times(Sample ours, Sample bare) {}

    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** Customers receive at most two updates a second. */
    private static final Duration EVERY = Duration.ofMillis(700);
    /** Stalled readers are disconnected before that, and replaced. */
    private static final Duration NEW_STALLED = Duration.ofSeconds(15);

    private static final String BLOCK = """
            id: 1234567-1234567
            event: ticket.called
            data: {"event":"ticket.called","ticket_id":"019ac0de-0000-7000-8000-000000000000",\
            "queue_id":"019ac0de-0000-7000-8000-000000000000","number":"A042","status":"called",\
            "counter":{"id":"019ac0de-0000-7000-8000-000000000000","name":"Guichet 1"},"at":"2026-01-01T10:00:00Z"}

            """;

    private final Scene scene;
    private final Audience ours;
    private final BareHub bare;
    private final Audience others;
    private @Nullable Stalled stalled;
    private int stalledAtOnce;
    private long stalledSince;

    Rounds(Scene scene, Audience ours, BareHub bare, Audience others) {
        this.scene = scene;
        this.ours = ours;
        this.bare = bare;
        this.others = others;
    }

    Rounds among(Stalled readers, int count) {
        stalled = readers;
        stalledAtOnce = count;
        stalledSince = System.nanoTime() - NEW_STALLED.toNanos();
        return this;
    }

    Times run(int acts) throws Exception {
        List<Double> here = new ArrayList<>();
        List<Double> there = new ArrayList<>();
        ours.settle(Duration.ofMillis(100));
        for (int i = 0; i < acts; i++) {
            long begun = System.nanoTime();
            stallAnew();
            here.add(told(ours, scene::act));
            there.add(told(others, () -> bare.say(BLOCK)));
            // Late events and those of the customers' own tickets must not count for the next act.
            ours.settle(Duration.ofMillis(50));
            TimeUnit.NANOSECONDS.sleep(begun + EVERY.toNanos() - System.nanoTime());
        }
        return new Times(new Sample(here), new Sample(there));
    }

    private interface Act {
        void happen() throws IOException;
    }

    private static double told(Audience audience, Act act)
            throws IOException, InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        var happening = new FutureTask<>(() -> {
            act.happen();
            return true;
        });
        Thread.ofPlatform().daemon().start(happening);
        try {
            return (audience.awaitOneEach(LONGEST) - begun) / 1e6;
        } finally {
            // A refused act has no event.
            happening.get();
        }
    }

    private void stallAnew() throws IOException, SQLException {
        Stalled readers = stalled;
        if (readers != null && System.nanoTime() - stalledSince >= NEW_STALLED.toNanos()) {
            readers.come(stalledAtOnce);
            scene.makeNoise();
            stalledSince = System.nanoTime();
        }
    }
}
