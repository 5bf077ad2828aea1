package io.smartqueue.bench.followers;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * An open page of one ticket: asks again for what it shows when its stream says so, as the page's script does. After
 * {@code line} and {@code look} it waits a moment and asks for its state; after an event of its own ticket it asks for
 * the page at once. It has one request at a time, and remembers that it wants another.
 */
final class Phone {

    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 500;

    private final Pages pages;
    private final String token;
    private final Map<String, String> versions = new HashMap<>();
    private boolean soon;
    private boolean whole;
    private boolean busy;
    private boolean again;
    private long wantedAt;

    Phone(Pages pages, String token) {
        this.pages = pages;
        this.token = token;
    }

    String events() {
        return "GET /t/" + token + "/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
    }

    synchronized void heard(String event) {
        if (!event.equals("line") && !event.equals("look")) {
            whole = true;
            look();
        } else if (!soon) {
            soon = true;
            pages.later(
                    this::lookIfWanted,
                    ThreadLocalRandom.current().nextLong(SHORTEST_MILLIS, LONGEST_MILLIS),
                    TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void lookIfWanted() {
        if (soon) {
            look();
        }
    }

    synchronized void look() {
        soon = false;
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        wantedAt = System.nanoTime();
        String path = "/t/" + token + (whole ? "" : "/state");
        whole = false;
        pages.ask(path, versions.getOrDefault(path, ""), version -> answered(path, version));
    }

    private synchronized void answered(String path, String version) {
        pages.waited(System.nanoTime() - wantedAt);
        versions.put(path, version);
        busy = false;
        if (again) {
            again = false;
            look();
        }
    }
}
