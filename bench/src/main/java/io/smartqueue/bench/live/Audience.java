package io.smartqueue.bench.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Thousands of readers on one thread, so that they leave the processors to the server. */
final class Audience implements AutoCloseable {

    private static final Duration LONGEST_OPENING = Duration.ofMinutes(3);
    private static final int AT_ONCE = 50;

    private final int port;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
    private final List<Reader> readers = new ArrayList<>();
    private int gone;

    Audience(int port) throws IOException {
        this.port = port;
    }

    /** Opens a few at a time, and returns when each has a response. */
    void open(List<String> requests) throws IOException {
        long deadline = System.nanoTime() + LONGEST_OPENING.toNanos();
        for (int from = 0; from < requests.size(); from += AT_ONCE) {
            List<Reader> some = new ArrayList<>();
            for (String request : requests.subList(from, Math.min(from + AT_ONCE, requests.size()))) {
                some.add(connect(request));
            }
            while (!some.stream().allMatch(reader -> reader.isOpen() || reader.isRefused())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not all streams were answered in " + LONGEST_OPENING);
                }
                look(Duration.ofMillis(100));
            }
        }
    }

    private Reader connect(String request) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Reader reader = new Reader(channel, request);
        reader.ask();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, reader);
        readers.add(reader);
        return reader;
    }

    int open() {
        return (int) readers.stream().filter(Reader::isOpen).count() - gone;
    }

    int refused() {
        return (int) readers.stream().filter(Reader::isRefused).count();
    }

    /** Streams that the server has closed. */
    int gone() {
        return gone;
    }

    /** Waits for pending events, and starts counting again. */
    void settle(Duration quiet) throws IOException {
        long until = System.nanoTime() + quiet.toNanos();
        while (System.nanoTime() < until) {
            if (look(Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()))) > 0) {
                until = System.nanoTime() + quiet.toNanos();
            }
        }
        readers.forEach(Reader::forget);
    }

    /** @return when the last reader had its next event, so that all have one */
    long awaitOneEach(Duration longest) throws IOException {
        long deadline = System.nanoTime() + longest.toNanos();
        int missing = open();
        readers.forEach(Reader::forget);
        while (missing > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(missing + " readers had no event within " + longest);
            }
            missing -= look(Duration.ofMillis(100));
        }
        return System.nanoTime();
    }

    /** @return how many have had an event since counting started */
    private int look(Duration most) throws IOException {
        int[] told = {0};
        selector.select(
                key -> {
                    try {
                        told[0] += read(key) ? 1 : 0;
                    } catch (IOException cut) {
                        end(key);
                    }
                },
                Math.max(1, most.toMillis()));
        return told[0];
    }

    private boolean read(SelectionKey key) throws IOException {
        Reader reader = (Reader) key.attachment();
        int before = reader.events();
        buffer.clear();
        if (reader.channel.read(buffer) < 0) {
            end(key);
            return false;
        }
        reader.take(buffer.flip());
        return before == 0 && reader.events() > 0;
    }

    private void end(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!((Reader) key.attachment()).isRefused()) {
            gone++;
        }
    }

    @Override
    public void close() throws IOException {
        for (Reader reader : readers) {
            reader.channel.close();
        }
        selector.close();
    }
}
