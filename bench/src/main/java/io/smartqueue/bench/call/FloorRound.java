package io.smartqueue.bench.call;

import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.floor.Floor;
import io.smartqueue.bench.floor.Writing;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.bench.take.Clients;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The same queue on the floor: each connection takes the next of the people, who are known, and writes three acts. */
final class FloorRound implements AutoCloseable {

    private final Floor floor;
    private final Floor.Place place;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Writing> writings = new ArrayList<>();
    private final Cpu cpu;

    FloorRound(Server server, int count) throws Exception {
        floor = Floor.in(server.database());
        place = floor.place();
        cpu = server.cpu();
        for (int i = 0; i < count; i++) {
            Connection connection = server.database().asApplication();
            connections.add(connection);
            writings.add(new Writing(connection, floor, false));
        }
    }

    Cpu cpu() {
        return cpu;
    }

    /** @return tickets a second */
    double empty(int people) throws Exception {
        floor.forget();
        Queue<Floor.Waiting> waiting = floor.letWait(place, people);
        cpu.begin();
        double seconds = Clients.seconds(
                writings.stream()
                        .<Clients.Deed>map(writing -> () -> empty(writing, waiting))
                        .toList(),
                1);
        cpu.end();
        return people / seconds;
    }

    private static void empty(Writing writing, Queue<Floor.Waiting> waiting) throws Exception {
        for (Floor.Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            writing.serve(next);
        }
    }

    @Override
    public void close() throws Exception {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
