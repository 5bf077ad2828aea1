package io.smartqueue.bench.live;

import io.smartqueue.bench.subject.House;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One busy queue, an agent who serves it, and the requests of its readers. */
final class Scene implements AutoCloseable {

    private final House house;
    private final House.Seat seat;
    private final UUID queue;
    private final UUID noisy;
    private final Line line;
    private int acts;
    private String ticket = "";

    Scene(Server server, int visits) throws IOException, SQLException {
        house = House.in(server.database());
        UUID site = house.site("hall");
        queue = house.queue(site, "A");
        noisy = house.queue(site, "B");
        seat = house.seat(queue);
        house.letWait(queue, visits + 1000);
        house.letWait(noisy, 1);
        house.settle();
        line = new Line(server.port(), seat.token());
    }

    /** Half of them programs that receive every event, half of them customers who follow their own ticket. */
    List<String> readers(int count) throws SQLException {
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < count / 2; i++) {
            requests.add(program(queue));
        }
        for (String token : house.tokens(queue, count - count / 2)) {
            requests.add("GET " + House.PATH + "queues/" + queue + "/events?ticket=" + token
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
        return "GET " + House.PATH + "queues/" + which + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + seat.token() + "\r\n\r\n";
    }

    /** More than the sockets of stalled readers can hold. */
    void makeNoise() throws SQLException {
        for (int i = 0; i < 3; i++) {
            house.rumour(noisy, 300);
        }
    }

    /** One act that is sent to all readers: a ticket is taken, called, served or closed. */
    void act() throws IOException {
        switch (acts++ % 4) {
            case 0 ->
                line.post(House.PATH + "tickets/", "{\"queue_id\":\"" + queue + "\"}")
                        .is(201);
            case 1 ->
                ticket = Server.json(line.post(House.PATH + "agents/me/call-next/", "{}")
                                .is(200))
                        .path("id")
                        .asString();
            case 2 ->
                line.post(House.PATH + "tickets/" + ticket + "/start/", "").is(200);
            default ->
                line.post(House.PATH + "tickets/" + ticket + "/close/", "{}").is(200);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        line.close();
        house.close();
    }
}
