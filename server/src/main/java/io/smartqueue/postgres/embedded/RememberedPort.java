package io.smartqueue.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The port of the last start, so that a saved connection of an operator's tool keeps working. */
record RememberedPort(Path file) {

    static RememberedPort in(Path home) {
        return new RememberedPort(home.resolve("database.port"));
    }

    /** The remembered port when it is free, else any free one. */
    int choose() {
        try {
            var port = Integer.parseInt(Files.readString(file).strip());
            return isFree(port) ? port : anyFree();
        } catch (IOException | NumberFormatException e) {
            return anyFree();
        }
    }

    void remember(int port) {
        try {
            Files.writeString(file, port + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        file.toFile().delete();
    }

    private static boolean isFree(int port) {
        try (var socket = listen(port)) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int anyFree() {
        try (var socket = listen(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
