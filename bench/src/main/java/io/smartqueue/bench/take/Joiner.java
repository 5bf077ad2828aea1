package io.smartqueue.bench.take;

import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/** A customer who consented to SMS and takes one ticket after another in the same queue. */
public final class Joiner implements AutoCloseable {

    public static final String TENANT = "/api/v1/tenants/demo-bank/";

    private final Line line;
    private final String queue;
    private final String customer;
    private final String body;
    private final LongAdder refused;

    private Joiner(Line line, String queue, String customer, LongAdder refused) {
        this.line = line;
        this.refused = refused;
        this.queue = queue;
        this.customer = customer;
        this.body = "{\"queue_id\":\"%s\",\"customer_id\":\"%s\",\"priority\":\"normal\"}".formatted(queue, customer);
    }

    public String queue() {
        return queue;
    }

    String customer() {
        return customer;
    }

    /**
     * Spread over the active queues of the agents' site, one after the other.
     *
     * @param refused counts how often a ticket was refused with 503 and asked for again
     */
    public static List<Joiner> some(int count, Server server, LongAdder refused) throws IOException {
        String token = server.token("admin@demo-bank.example");
        List<String> queues = queues(server, token);
        List<Joiner> joiners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Line line = new Line(server.port(), token);
            String customer = Server.json(line.post(
                                    TENANT + "customers/",
                                    "{\"first_name\":\"Awa\",\"phone\":\"+2217700001%02d\",\"notify_sms\":true}"
                                            .formatted(i))
                            .is(201))
                    .path("id")
                    .asString();
            joiners.add(new Joiner(line, queues.get(i % queues.size()), customer, refused));
        }
        return joiners;
    }

    private static List<String> queues(Server server, String token) throws IOException {
        try (Line line = new Line(server.port(), token)) {
            List<String> queues = new ArrayList<>();
            for (JsonNode queue :
                    Server.json(line.get(TENANT + "queues/").is(200)).path("results")) {
                if (queue.at("/site/slug").asString().equals("plateau")) {
                    queues.add(queue.path("id").asString());
                }
            }
            return queues;
        }
    }

    public void take() throws IOException {
        line.insist(TENANT + "tickets/", body, refused).is(201);
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
