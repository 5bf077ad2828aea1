package io.smartqueue.bench.start;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a fresh clone to the first message on the phone page; Maven's own repository is filled already. */
public final class Newcomer implements Measurement {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String TENANT = "/api/v1/tenants/demo-bank/";

    /** The running demo, on free ports. */
    private record Demo(Process process, int port, int sandboxPort) {}

    private interface Look {
        boolean there() throws IOException;
    }

    @Override
    public String name() {
        return "newcomer";
    }

    @Override
    public List<Row> measure(Stage stage) throws IOException, InterruptedException {
        Path clone = stage.newFolder().resolve("smartqueue");
        double cloning = seconds(() -> clone(stage.root(), clone));
        Demo demo = run(clone);
        try {
            double building = seconds(() -> await(demo, () -> Files.exists(clone.resolve("data/logs"))));
            double starting = seconds(() -> await(demo, () -> status(demo.port, "/actuator/health/readiness") == 200));
            double ringing = seconds(() -> {
                takeTicket(demo.port);
                await(demo, () -> phonePage(demo.sandboxPort).contains("\"body\""));
            });
            return List.of(
                    row("newcomer: clone", cloning, "git clone of the checkout"),
                    row("newcomer: build", building, "make run until the data folder is there; nothing downloaded"),
                    row("newcomer: first start", starting, "from there until ready"),
                    row("newcomer: first SMS", ringing, "log in, customer's phone, ticket, message at the sandbox"),
                    row("newcomer: all", cloning + building + starting + ringing, "one run"));
        } finally {
            demo.process.destroy();
            demo.process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static void clone(Path root, Path clone) throws IOException, InterruptedException {
        int status = new ProcessBuilder("git", "clone", "--quiet", root.toString(), clone.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("git clone ended with " + status);
        }
    }

    private static Demo run(Path clone) throws IOException {
        int port = Server.freePort();
        int sandboxPort = Server.freePort();
        // Does what make run does, but without make, which would not pass on a signal.
        var builder = new ProcessBuilder("bin/run-demo").directory(clone.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(TWILIO|DATABASE|SMARTQUEUE|LOGGING|PUBLIC)_.*"));
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("SANDBOX_PORT", Integer.toString(sandboxPort));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(clone.resolveSibling("run.log").toFile())
                .start();
        return new Demo(process, port, sandboxPort);
    }

    private static void takeTicket(int port) throws IOException {
        String token;
        try (Line line = new Line(port, "")) {
            token = json(line.post(
                                    "/api/v1/auth/",
                                    "{\"email\":\"agent1@demo-bank.example\",\"password\":\"smartqueue-demo\"}")
                            .is(200))
                    .path("token")
                    .asString();
        }
        try (Line line = new Line(port, token)) {
            String queue = json(line.get(TENANT + "queues/").is(200))
                    .at("/results/0/id")
                    .asString();
            line.post(TENANT + "tickets/", "{\"queue_id\":\"" + queue + "\",\"customer_phone\":\"+221770000012\"}")
                    .is(201);
        }
    }

    private static String phonePage(int sandboxPort) throws IOException {
        try (Line line = new Line(sandboxPort, "")) {
            return line.get("/_sandbox/messages").is(200).body();
        }
    }

    private static int status(int port, String path) {
        try (Line line = new Line(port, "")) {
            return line.get(path).status();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static void await(Demo demo, Look look) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!look.there()) {
            if (!demo.process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("make run did not get that far");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private interface Step {
        void go() throws IOException, InterruptedException;
    }

    private static double seconds(Step step) throws IOException, InterruptedException {
        long start = System.nanoTime();
        step.go();
        return (System.nanoTime() - start) / 1e9;
    }

    private static JsonNode json(Line.Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static Row row(String name, double seconds, String note) {
        return new Row(name, String.format(Locale.ROOT, "%.1f s", seconds), "", "", "", note);
    }
}
