package io.smartqueue.web;

import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.live.SecondServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Requests that send a byte now and then, each sooner than the server stops waiting for it. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrippingRequestsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);
    private static final String LENGTH = "Content-Length: 100000\r\n\r\n";

    private SecondServer server;

    @BeforeAll
    void startAServerOfLittlePatience() {
        server = SecondServer.start("--smartqueue.requests.head=1s", "--smartqueue.requests.whole=4s");
    }

    @AfterAll
    void stopIt() {
        server.close();
    }

    @Test
    void loseTheirConnectionInTheHead() throws IOException {
        assertThatItIsClosed("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    @Test
    void loseTheirConnectionInABodyThatIsRead() throws IOException {
        assertThatItIsClosed("POST /api/v1/auth/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + LENGTH + "{\"email\": \"");
    }

    @Test
    void loseTheirConnectionInABodyThatNobodyWants() throws IOException {
        assertThatItIsClosed("POST /api/v1/tenants/ HTTP/1.1\r\nHost: localhost\r\n" + LENGTH);
    }

    @Test
    void areNotMistakenForConnectionsWithManyRequests() throws IOException {
        try (var client = new Client(server.address())) {
            // Longer than a request may take; Tomcat ends a connection after a hundred requests.
            await().atMost(PATIENTLY)
                    .pollInterval(Duration.ofMillis(100))
                    .during(Duration.ofSeconds(6))
                    .until(() -> isAnswered(client));
        }
    }

    private static boolean isAnswered(Client client) throws IOException {
        client.send("GET /assets/none.css HTTP/1.1\r\nHost: localhost\r\n\r\n");
        boolean isAnswered = "HTTP/1.1 404 ".equals(client.lines.readLine());
        client.readBody();
        return isAnswered;
    }

    private void assertThatItIsClosed(String beginning) throws IOException {
        try (var client = new Client(server.address())) {
            client.send(beginning);
            await().atMost(PATIENTLY).pollInterval(Duration.ofMillis(100)).until(() -> !client.sends("x"));
        }
    }

    private static final class Client implements AutoCloseable {

        private final Socket socket;
        final BufferedReader lines;

        Client(URI server) throws IOException {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout((int) PATIENTLY.toMillis());
            // A character for each byte, because a body's length is given in bytes.
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        boolean sends(String text) {
            try {
                send(text);
                return true;
            } catch (IOException closed) {
                return false;
            }
        }

        void readBody() throws IOException {
            int length = 0;
            String line;
            while (!(line = lines.readLine()).isEmpty()) {
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring("Content-Length: ".length()));
                }
            }
            for (int read = 0; read < length; read++) {
                lines.read();
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
