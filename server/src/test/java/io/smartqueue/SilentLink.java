package io.smartqueue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A network between a program and its database, which can stop carrying anything without closing a connection. */
public final class SilentLink implements AutoCloseable {

    private final ServerSocket here;
    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition speaks = lock.newCondition();
    private boolean silent;

    public SilentLink(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return here.getLocalPort();
    }

    public void setSilent(boolean now) {
        lock.lock();
        try {
            silent = now;
            speaks.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket near = here.accept();
                sockets.add(near);
                Socket far = new Socket(host, port);
                sockets.add(far);
                Thread.startVirtualThread(() -> carry(near, far));
                Thread.startVirtualThread(() -> carry(far, near));
            } catch (IOException closed) {
                // The next one, or the end.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                awaitSpeech();
                out.write(some, 0, read);
            }
        } catch (IOException closed) {
            // One of the two has gone.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitSpeech() throws InterruptedException {
        lock.lock();
        try {
            while (silent) {
                speaks.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        setSilent(false);
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
