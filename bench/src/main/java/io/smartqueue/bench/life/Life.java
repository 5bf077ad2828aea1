package io.smartqueue.bench.life;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.floor.Floor;
import io.smartqueue.bench.floor.Writing;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.bench.take.Clients;
import io.smartqueue.bench.take.Joiner;
import io.smartqueue.bench.take.Side;
import io.smartqueue.bench.take.WarmUp;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Whole lives: a ticket is taken, called, started and closed over HTTP, its messages go to the provider, and the
 * receipts come back. A round's processor time ends with its last receipt.
 */
public final class Life implements Measurement {

    private static final int CLIENTS = 8;
    private static final int EACH = Math.max(1, Reduced.to(1600) / CLIENTS);
    private static final int ROUNDS = 5;
    private static final double FLOOR_WISHED = 0.5;
    private static final long LONGEST_SECONDS = 120;

    private static final String UNDER_WAY = """
        select count(*) from notification where status in ('pending', 'sending', 'sent')
        """;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final LongAdder refused = new LongAdder();
    private long messages;

    @Override
    public String name() {
        return "life";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.answering();
                Server server = Server.start(stage.root(), stage.newFolder(), Sandbox.settings(sandbox));
                Organisation organisation = Organisation.existing(server.database())) {
            stage.remark(server.database().inWords());
            server.database().run("update queue set capacity = null");
            Side.Preparation told = () -> awaitReceipts(organisation, sandbox);
            List<Clients.Deed> overHttp = overHttp(server, organisation);
            Side product = new Side(overHttp, EACH, server.database()::forgetTickets, told, server.cpu());
            Floor floor = Floor.in(server.database());
            List<Clients.Deed> bare = onTheFloor(server, floor);
            Side least = new Side(bare, EACH, floor::forget, server.cpu());
            WarmUp.of(stage, server, () -> {
                Clients.rate(overHttp, EACH);
                told.once();
            });
            Clients.rate(bare, EACH);
            messages = 0;
            refused.reset();
            for (int round = 1; round <= ROUNDS; round++) {
                stage.say("round %d of %d: %.0f a second, the floor %.0f"
                        .formatted(round, ROUNDS, product.round(), least.round()));
            }
            return rows(stage, product, least);
        } finally {
            for (AutoCloseable one : open) {
                one.close();
            }
        }
    }

    private List<Clients.Deed> overHttp(Server server, Organisation organisation) throws Exception {
        List<Clients.Deed> lives = new ArrayList<>();
        for (Joiner joiner : Joiner.some(CLIENTS, server, refused)) {
            UUID queue = UUID.fromString(joiner.queue());
            Line agent =
                    new Line(server.port(), organisation.agentSession(queue).token());
            open.add(joiner);
            open.add(agent);
            lives.add(() -> {
                joiner.take();
                String ticket = Server.json(post(agent, "agents/me/call-next/"))
                        .path("id")
                        .asString();
                post(agent, "tickets/" + ticket + "/start/");
                post(agent, "tickets/" + ticket + "/close/");
            });
        }
        return lives;
    }

    private Line.Answer post(Line agent, String path) throws IOException {
        return agent.insist(Joiner.TENANT + path, "{}", refused).is(200);
    }

    private List<Clients.Deed> onTheFloor(Server server, Floor floor) throws Exception {
        List<Clients.Deed> lives = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Connection connection = server.database().asApplication();
            open.add(connection);
            Writing writing = new Writing(connection, floor, true);
            Floor.Place place = floor.place();
            lives.add(() -> writing.serve(writing.join(place)));
        }
        return lives;
    }

    private void awaitReceipts(Organisation organisation, TwilioSandbox sandbox) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (organisation.count(UNDER_WAY) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every receipt arrived in " + LONGEST_SECONDS + " seconds");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        messages += sandbox.messages().size();
        sandbox.reset();
    }

    private List<Row> rows(Stage stage, Side product, Side floor) {
        stage.remark(String.format(
                Locale.ROOT,
                "life: %.2f messages a life; processor milliseconds a life over HTTP (the load includes the provider):"
                        + " %s; on the floor: %s; refused with 503: %d",
                (double) messages / product.times(),
                product.cpuInWords(),
                floor.cpuInWords(),
                refused.sum()));
        double ratio = product.rate() / floor.rate();
        return List.of(
                new Row(
                        "life",
                        product.inWords("lives/s"),
                        floor.inWords("lives/s"),
                        product.ratio(floor),
                        Row.aim("≥ 0.5", ratio >= FLOOR_WISHED),
                        CLIENTS + " clients take, call, start and close, with messages; baseline: bare JDBC loop of the"
                                + " least that must be durable"),
                new Row(
                        "life, processor",
                        String.format(Locale.ROOT, "%.2f ms", product.cpu()),
                        String.format(Locale.ROOT, "%.2f ms", floor.cpu()),
                        String.format(Locale.ROOT, "%.1f", product.cpu() / floor.cpu()),
                        "",
                        "server and PostgreSQL, a life until its last receipt; baseline: PostgreSQL on the floor"));
    }
}
