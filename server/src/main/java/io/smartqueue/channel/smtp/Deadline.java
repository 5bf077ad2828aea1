package io.smartqueue.channel.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one attempt, closed when its time is over. The library limits each answer by itself; a dozen slow ones
 * would take longer than the lease of the message.
 */
final class Deadline extends SocketFactory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deadline.class);

    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean passed;

    private Deadline() {}

    static Deadline in(Duration time) {
        var deadline = new Deadline();
        Thread.ofVirtual().name("mail deadline").start(() -> deadline.watch(time));
        return deadline;
    }

    private void watch(Duration time) {
        try {
            if (!over.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                pass();
            }
        } catch (InterruptedException stopped) {
            pass();
        }
    }

    private synchronized void pass() {
        passed = true;
        sockets.forEach(Deadline::close);
    }

    private static void close(Socket socket) {
        try {
            // A socket with TLS says farewell before it closes, which waits for a write that does not end.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException broken) {
            log.debug("a connection was broken when its time was over");
        }
    }

    @Override
    public Socket createSocket() {
        return watched(new Socket());
    }

    /** Closed with the others when the time is over. */
    synchronized <S extends Socket> S watched(S socket) {
        sockets.add(socket);
        if (passed) {
            close(socket);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the library connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        return createSocket(host, port);
    }

    /** The attempt has ended. */
    @Override
    public void close() {
        over.countDown();
    }
}
