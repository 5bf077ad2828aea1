package io.smartqueue.channel.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smartqueue.Await;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.util.encoders.UrlBase64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service by RFC 8030, 8188, 8291 and 8292, which answers 400 or 403 to what does not keep to them; it is the
 * browser too, and reads what was encrypted for it. Keys and codings are Bouncy Castle's.
 */
public final class TestPushService implements AutoCloseable {

    private static final Pattern VAPID = Pattern.compile("vapid t=([^.]+\\.[^.]+)\\.([^,]+), ?k=(.+)");
    private static final int LONGEST = 4096;

    /** A message as the browser has read it. */
    public record Pushed(String path, Headers headers, JsonNode text, JsonNode claims) {

        public String receipt() {
            return text.path("receipt").asString();
        }
    }

    private final HttpServer server;
    private final BrowserKeys keys = BrowserKeys.fresh();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    public TestPushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException busy) {
            throw new IllegalStateException(busy);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public String endpoint(String name) {
        return origin() + "/" + name;
    }

    /** As the browser's page has it. */
    public Map<String, Object> subscription(String name) {
        return Map.of("endpoint", endpoint(name), "keys", Map.of("p256dh", keys.publicText(), "auth", keys.authText()));
    }

    /** From now on for this endpoint. */
    public void answers(String name, int status) {
        answers.put("/" + name, status);
    }

    public List<Pushed> to(String name) {
        return pushed.stream().filter(one -> one.path().equals("/" + name)).toList();
    }

    public Pushed await(String name) {
        return Await.until(Duration.ofSeconds(30), () -> to(name), found -> !found.isEmpty())
                .getLast();
    }

    public List<String> refused() {
        return refused;
    }

    /** How many requests came, whatever the answer. */
    public int asked() {
        return asked.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        int status;
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode claims = authorised(exchange.getRequestHeaders().getFirst("Authorization"));
            require(body.length <= LONGEST, "a body of " + body.length);
            require("aes128gcm".equals(exchange.getRequestHeaders().getFirst("Content-Encoding")), "no coding");
            require(String.valueOf(exchange.getRequestHeaders().getFirst("TTL")).matches("[0-9]+"), "no TTL");
            require(
                    String.valueOf(exchange.getRequestHeaders().getFirst("Topic"))
                            .matches("[\\w-]{1,32}"),
                    "topic");
            String text = new String(keys.decrypt(body), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            status = answers.getOrDefault(path, 201);
            if (status == 201) {
                pushed.add(new Pushed(
                        path, exchange.getRequestHeaders(), JsonMapper.shared().readTree(text), claims));
            }
        } catch (Exception wrong) {
            refused.add(String.valueOf(wrong));
            status = 400;
        }
        exchange.getResponseHeaders().set("Location", origin() + "/m/" + asked.get());
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private JsonNode authorised(String header) {
        Matcher parts = VAPID.matcher(header);
        require(parts.matches(), "no vapid: " + header);
        String[] signed = parts.group(1).split("\\.");
        JsonNode claims = JsonMapper.shared().readTree(decode(signed[1]));
        require(
                JsonMapper.shared()
                        .readTree(decode(signed[0]))
                        .path("alg")
                        .asString()
                        .equals("ES256"),
                "another algorithm");
        require(claims.path("aud").asString().equals(origin()), "for another service");
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        require(end.isAfter(Instant.now()) && end.isBefore(Instant.now().plus(Duration.ofDays(1))), "its time");
        require(isSigned(parts.group(1), decode(parts.group(2)), decode(parts.group(3))), "its signature");
        return claims;
    }

    private static boolean isSigned(String text, byte[] signature, byte[] point) {
        byte[] words = text.getBytes(StandardCharsets.US_ASCII);
        var digest = new SHA256Digest();
        digest.update(words, 0, words.length);
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        var verifier = new ECDSASigner();
        verifier.init(
                false, new ECPublicKeyParameters(BrowserKeys.CURVE.getCurve().decodePoint(point), BrowserKeys.CURVE));
        return verifier.verifySignature(
                hash,
                new BigInteger(1, Arrays.copyOfRange(signature, 0, 32)),
                new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    static byte[] decode(String text) {
        return UrlBase64.decode(text + "....".substring(0, (4 - text.length() % 4) % 4));
    }

    static String encode(byte[] bytes) {
        return new String(UrlBase64.encode(bytes), StandardCharsets.US_ASCII).replace(".", "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
