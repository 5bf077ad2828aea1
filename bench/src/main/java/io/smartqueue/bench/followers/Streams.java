package io.smartqueue.bench.followers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The event streams of all phones, read by one thread. */
final class Streams implements AutoCloseable {

    private static final int AT_ONCE = 50;

    private static final class Stream {
        final Phone phone;
        final StringBuilder line = new StringBuilder();
        boolean open;

        Stream(Phone phone) {
            this.phone = phone;
        }
    }

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong events = new AtomicLong();

    Streams(int port, List<Phone> phones) throws IOException, InterruptedException {
        Thread.ofPlatform().daemon().start(this::listen);
        for (int i = 0; i < phones.size(); i++) {
            connect(port, phones.get(i));
            while (i + 1 - open.get() >= AT_ONCE) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        while (open.get() < phones.size()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void connect(int port, Phone phone) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ByteBuffer request = ByteBuffer.wrap(phone.events().getBytes(StandardCharsets.US_ASCII));
        while (request.hasRemaining()) {
            channel.write(request);
        }
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Stream(phone));
    }

    int lost() {
        return lost.get();
    }

    long takeEvents() {
        return events.getAndSet(0);
    }

    private void listen() {
        try {
            while (selector.isOpen()) {
                selector.select(this::read, 50);
            }
        } catch (IOException | ClosedSelectorException over) {
            // the measurement is over
        }
    }

    private void read(SelectionKey key) {
        Stream stream = (Stream) key.attachment();
        buffer.clear();
        try {
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new IOException("closed");
            }
        } catch (IOException cut) {
            key.cancel();
            lost.incrementAndGet();
            return;
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            char next = (char) buffer.get();
            if (next == '\n') {
                line(stream, stream.line.toString());
                stream.line.setLength(0);
            } else if (next != '\r') {
                stream.line.append(next);
            }
        }
    }

    private void line(Stream stream, String line) {
        if (!stream.open && line.startsWith("HTTP/1.1 200")) {
            stream.open = true;
            open.incrementAndGet();
        }
        if (line.startsWith("event:")) {
            events.incrementAndGet();
            stream.phone.heard(line.substring("event:".length()).strip());
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
