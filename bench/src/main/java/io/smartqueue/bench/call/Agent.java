package io.smartqueue.bench.call;

import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/** Calls, starts and closes one ticket after the other over HTTP. */
final class Agent implements Calls {

    private final Line line;
    private final LongAdder refused = new LongAdder();
    private String inHand = "";

    Agent(Server server, Organisation.AgentSession session) throws IOException {
        line = new Line(server.port(), session.token());
    }

    @Override
    public boolean call() throws IOException {
        Line.Answer answer = line.insist(Organisation.PATH + "agents/me/call-next/", "{}", refused);
        if (answer.status() == 404) {
            return false;
        }
        inHand = Server.json(answer.is(200)).path("id").asString();
        return true;
    }

    void start() throws IOException {
        line.insist(Organisation.PATH + "tickets/" + inHand + "/start/", "{}", refused)
                .is(200);
    }

    void finish() throws IOException {
        line.insist(Organisation.PATH + "tickets/" + inHand + "/close/", "{}", refused)
                .is(200);
    }

    @Override
    public void serve() throws IOException {
        start();
        finish();
    }

    /** Acts that were refused with 503 and sent again. */
    long refused() {
        return refused.sum();
    }

    @Override
    public String inHand() {
        return inHand;
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
