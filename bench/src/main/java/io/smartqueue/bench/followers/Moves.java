package io.smartqueue.bench.followers;

import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The queue moves once a second: one is called and served, one joins. */
final class Moves {

    private final Line agent;
    private final UUID queue;
    private final LongAdder refused = new LongAdder();

    Moves(Line agent, UUID queue) {
        this.agent = agent;
        this.queue = queue;
    }

    void secondsLong(int seconds) throws IOException, InterruptedException {
        long next = System.nanoTime();
        for (int i = 0; i < seconds; i++) {
            once();
            next += TimeUnit.SECONDS.toNanos(1);
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
    }

    private void once() throws IOException {
        String ticket =
                Server.json(post("agents/me/call-next/", "{}", 200)).path("id").asString();
        post("tickets/" + ticket + "/start/", "{}", 200);
        post("tickets/" + ticket + "/close/", "{}", 200);
        post("tickets/", "{\"queue_id\":\"" + queue + "\"}", 201);
    }

    private Line.Answer post(String path, String body, int expected) throws IOException {
        return agent.insist(Organisation.PATH + path, body, refused).is(expected);
    }
}
