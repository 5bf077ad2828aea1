package io.smartqueue.bench.subject;

import io.smartqueue.bench.figures.Cpu;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with the demo and its own PostgreSQL in its own folder; by default started through the usual script. */
public final class Server implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path folder;
    private final int port;
    private final ProcessBuilder builder;
    private Process process;
    private final Duration untilReady;

    private Server(Path folder, int port, ProcessBuilder builder, Process process)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        this.folder = folder;
        this.port = port;
        this.builder = builder;
        this.process = process;
        awaitReady();
        this.untilReady = Duration.ofNanos(System.nanoTime() - started);
    }

    public static Server start(Path root, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start(List.of(root.resolve("bin/smartqueue").toString(), "serve"), folder, settings);
    }

    /** Returns when it is ready. */
    public static Server start(List<String> command, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.matches("(TWILIO|DATABASE|SMARTQUEUE|LOGGING|SPRING|SERVER|PUBLIC)_.*"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PORT", Integer.toString(port));
        environment.put("PUBLIC_BASE_URL", "http://localhost:" + port);
        environment.put("SMARTQUEUE_DEMO", "true");
        environment.put("SMARTQUEUE_DATA_DIR", folder.resolve("data").toString());
        environment.putAll(settings);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        // An interrupted measurement leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        try {
            return new Server(folder, port, builder, process);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            process.destroy();
            throw failure;
        }
    }

    /** As after a power cut: it is killed without notice and started anew at the same address. */
    public void killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        awaitReady();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the server did not start: " + Files.readString(folder.resolve("server.log")));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private boolean isReady() {
        try (Line line = new Line(port, "")) {
            return line.get("/actuator/health/readiness").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public Duration untilReady() {
        return untilReady;
    }

    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** How long the JVM's compilers have worked. Their threads also wait for a processor, so it is rather too long. */
    public Duration compilerTime() throws IOException, InterruptedException {
        String counters = command("PerfCounter.print");
        return Duration.ofMillis(
                counter(counters, "java.ci.totalTime") / Math.max(1, counter(counters, "sun.os.hrt.frequency") / 1000));
    }

    private static long counter(String all, String name) {
        var found = Pattern.compile("(?m)^" + Pattern.quote(name) + "=(\\d+)").matcher(all);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /** Processor time of the server, its PostgreSQL and the program that measures. */
    public Cpu cpu() {
        return new Cpu()
                .watch("server", this::jvm)
                .watch("PostgreSQL", this::postgres)
                .watchOurselves("load");
    }

    /** Resident memory of the JVM alone. */
    public double residentMegabytes() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        return Double.parseDouble(new String(ps.getInputStream().readAllBytes()).strip()) / 1024;
    }

    /** The reachable objects of the JVM: its heap after a full collection. */
    public double liveHeapMegabytes() throws IOException, InterruptedException {
        command("GC.run");
        // The serial collector prints one line for each of its two generations.
        return Pattern.compile("(?m)^\\s*(?:DefNew|Tenured)\\b.*?used (\\d+)K")
                        .matcher(command("GC.heap_info"))
                        .results()
                        .mapToLong(match -> Long.parseLong(match.group(1)))
                        .sum()
                / 1024.0;
    }

    private String command(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException("jcmd " + command + ": " + answer);
        }
        return answer;
    }

    public Stream<ProcessHandle> jvm() {
        return Stream.of(process.toHandle());
    }

    public Stream<ProcessHandle> postgres() {
        return process.descendants();
    }

    public int port() {
        return port;
    }

    public Database database() throws IOException {
        return Database.in(folder.resolve("data"));
    }

    /** Logs in as a user of the demo. */
    public Line line(String email) throws IOException {
        return new Line(port, token(email));
    }

    public String token(String email) throws IOException {
        String body = JSON.writeValueAsString(Map.of("email", email, "password", "smartqueue-demo"));
        try (Line line = new Line(port, "")) {
            return json(line.post("/api/v1/auth/", body).is(200)).path("token").asString();
        }
    }

    public static JsonNode json(Line.Answer answer) {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
