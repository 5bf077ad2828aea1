package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server as a process of its own, with its own PostgreSQL, so that it can really be killed. Maven starts it with
 * the beans that the build has decided on, as in production; elsewhere these may be older than the code.
 */
public final class ServerProcess implements AutoCloseable {

    private static final String SMARTQUEUE = "io.smartqueue.SmartQueue";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private final String program;
    private Process process;

    private ServerProcess(Path folder, Map<String, String> settings, int port, String program) throws IOException {
        this.program = program;
        this.folder = folder;
        this.settings = new HashMap<>(settings);
        this.port = port;
        this.process = launch();
    }

    /** Starts a server with the demo in an empty folder, and waits until it is ready. */
    public static ServerProcess start(Path folder, Map<String, String> settings) throws IOException {
        return start(folder, settings, SMARTQUEUE);
    }

    /** @param program the class with the main method */
    public static ServerProcess start(Path folder, Map<String, String> settings, String program) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ServerProcess server = new ServerProcess(folder, settings, port, program);
        try {
            server.awaitReady();
            return server;
        } catch (AssertionError notReady) {
            server.process.destroyForcibly();
            throw notReady;
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dspring.aot.enabled=" + (program.equals(SMARTQUEUE) && Boolean.getBoolean("test.aot")),
                "-cp",
                System.getProperty("java.class.path"),
                program));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("TWILIO_") || name.startsWith("DATABASE_"));
        environment.put("PORT", Integer.toString(port));
        environment.put("SMARTQUEUE_DEMO", "true");
        environment.put("SMARTQUEUE_DATA_DIR", folder.resolve("data").toString());
        environment.put("PUBLIC_BASE_URL", "http://localhost:" + port);
        environment.putAll(settings);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
    }

    public String address() {
        return "http://localhost:" + port;
    }

    public void killHard() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    /** SIGTERM, as from a service manager or Ctrl-C. */
    public void beginToStop() {
        process.destroy();
    }

    /** @return the exit code */
    public int awaitStop(Duration most) throws InterruptedException {
        assertThat(process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS))
                .as("the server ends within %s", most)
                .isTrue();
        return process.exitValue();
    }

    /** With other settings; one without a value is as if it were not set. */
    public void startAgain(Map<String, String> changed) throws IOException {
        settings.putAll(changed);
        startAgain();
    }

    /** All that the server has written to its standard output and error, over all its lives. */
    public String output() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private void awaitReady() {
        Await.until(LONGEST_START, this::readiness, ready -> {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended by itself; see " + folder.resolve("server.log"));
            }
            return ready == 200;
        });
    }

    /** The status of the readiness probe; 0 when nobody answers. */
    public int readiness() {
        try {
            return send("GET", "/actuator/health/readiness", "", null).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    public String signIn(String email) throws IOException {
        String body = JSON.writeValueAsString(Map.of("email", email, "password", "smartqueue-demo"));
        return json(send("POST", "/api/v1/auth/", "", body)).path("token").asString();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public HttpResponse<String> send(String method, String path, String token, @Nullable Object body)
            throws IOException {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                        body instanceof String text ? text : JSON.writeValueAsString(body));
        var request = HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, publisher);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
