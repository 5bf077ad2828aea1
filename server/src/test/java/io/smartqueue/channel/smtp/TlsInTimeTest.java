package io.smartqueue.channel.smtp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that begins with TLS holds up no attempt, also where its authority is our own. */
@Timeout(60)
class TlsInTimeTest {

    @Test
    void endsAGreetingThatNobodyAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Deadline deadline = Deadline.in(Duration.ofMillis(200));
                SSLSocket socket = (SSLSocket) sockets(deadline).createSocket()) {
            // A handshake of a socket that is closed meanwhile ends without a word.
            assertThatThrownBy(() -> {
                        socket.connect(silent.getLocalSocketAddress());
                        socket.startHandshake();
                        socket.getOutputStream().write(1);
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static TlsInTime sockets(Deadline deadline) throws Exception {
        return new TlsInTime(SSLContext.getDefault().getSocketFactory(), deadline);
    }
}
