package io.smartqueue.twiliosandbox.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smartqueue.twiliosandbox.http.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Stands where the customer's own server would: keeps what it is posted, answers as it is told. */
public final class CustomerServer implements AutoCloseable {
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private volatile String answer = "";
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final HttpServer server;

    public CustomerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public record Post(String target, Form form, Map<String, String> headers) {
        public String field(String name) {
            return form.given(name).orElse("(absent)");
        }

        public String header(String name) {
            return headers.getOrDefault(name, "(absent)");
        }
    }

    public String url(String pathAndQuery) {
        return "http://localhost:" + server.getAddress().getPort() + pathAndQuery;
    }

    public List<Post> posts() {
        return List.copyOf(posts);
    }

    /** Receipts so far, in the order they came, as status words. */
    public List<String> statuses() {
        return posts.stream().map(post -> post.field("MessageStatus")).toList();
    }

    public synchronized void answerNextWith(Integer... codes) {
        statuses.addAll(List.of(codes));
    }

    /** Answers nothing before it is opened. */
    public void holdBackUntil(CountDownLatch opened) {
        gate = opened;
    }

    public void answerWith(String body) {
        answer = body;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            posts.add(new Post(exchange.getRequestURI().toString(), Form.parse(body), headers));
            gate.await();
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int status() {
        Integer told = statuses.poll();
        return told != null ? told : answer.isEmpty() ? 204 : 200;
    }
}
