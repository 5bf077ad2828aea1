package io.smartqueue.bench.live;

import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One busy queue, an agent who serves it, and the requests of its readers. */
final class Scene implements AutoCloseable {

    private final Organisation organisation;
    private final Organisation.AgentSession session;
    private final UUID queue;
    private final UUID noisy;
    private final Line line;
    private int acts;
    private String ticket = "";

    Scene(Server server, int visits) throws IOException, SQLException {
        organisation = Organisation.in(server.database());
        UUID site = organisation.site("hall");
        queue = organisation.queue(site, "A");
        noisy = organisation.queue(site, "B");
        session = organisation.agentSession(queue);
        organisation.letWait(queue, visits + 1000);
        organisation.letWait(noisy, 1);
        organisation.settle();
        line = new Line(server.port(), session.token());
    }

    /** Half of them programs that receive every event, half of them customers who follow their own ticket. */
    List<String> readers(int count) throws SQLException {
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < count / 2; i++) {
            requests.add(program(queue));
        }
        for (String token : organisation.tokens(queue, count - count / 2)) {
            requests.add("GET " + Organisation.PATH + "queues/" + queue + "/events?ticket=" + token
                    + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        return requests;
    }

    String program() {
        return program(queue);
    }

    String noisyProgram() {
        return program(noisy);
    }

    private String program(UUID which) {
        return "GET " + Organisation.PATH + "queues/" + which
                + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + session.token() + "\r\n\r\n";
    }

    /** More than the sockets of stalled readers can hold. */
    void makeNoise() throws SQLException {
        for (int i = 0; i < 3; i++) {
            organisation.rumour(noisy, 300);
        }
    }

    /** One act that is sent to all readers: a ticket is taken, called, served or closed. */
    void act() throws IOException {
        switch (acts++ % 4) {
            case 0 ->
                line.post(Organisation.PATH + "tickets/", "{\"queue_id\":\"" + queue + "\"}")
                        .is(201);
            case 1 ->
                ticket = Server.json(line.post(Organisation.PATH + "agents/me/call-next/", "{}")
                                .is(200))
                        .path("id")
                        .asString();
            case 2 ->
                line.post(Organisation.PATH + "tickets/" + ticket + "/start/", "")
                        .is(200);
            default ->
                line.post(Organisation.PATH + "tickets/" + ticket + "/close/", "{}")
                        .is(200);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        line.close();
        organisation.close();
    }
}
