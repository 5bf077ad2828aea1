package io.smartqueue.bench.take;

import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A customer who consented to SMS and takes one ticket after another in the same queue. */
final class Joiner implements AutoCloseable {

    private static final String TENANT = "/api/v1/tenants/demo-bank/";

    private final Line line;
    private final String body;

    private Joiner(Line line, String body) {
        this.line = line;
        this.body = body;
    }

    /** Spread over the active queues of the agents' site. */
    static List<Joiner> some(int count, Server server) throws IOException {
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
            String queue = queues.get(i % queues.size());
            joiners.add(new Joiner(
                    line,
                    "{\"queue_id\":\"%s\",\"customer_id\":\"%s\",\"priority\":\"normal\"}".formatted(queue, customer)));
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

    void take() throws IOException {
        line.post(TENANT + "tickets/", body).is(201);
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
