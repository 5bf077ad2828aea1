package io.smartqueue.bench.followers;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.figures.Sample;
import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two thousand people follow one queue that moves once a second: somebody is called and served, and somebody joins.
 * The phones ask again as the page of a ticket does. In turns they ask for a small file instead, which shows what
 * the requests cost without the tickets.
 */
public final class Followers implements Measurement {

    private static final int PHONES = Reduced.to(2000);
    private static final int SECONDS = Math.max(5, Reduced.to(20));
    private static final int WARM_UP = Math.max(5, Reduced.to(30));
    private static final int ROUNDS = 3;
    private static final int EACH_PAGE_SECONDS = 60;

    /** What was measured in the turns of one kind. */
    private static final class Kind {
        final Cpu cpu;
        final List<Double> shares = new ArrayList<>();
        final List<Double> waits = new ArrayList<>();
        long events;
        long unchanged;

        Kind(Cpu cpu) {
            this.cpu = cpu;
        }

        double share() {
            return new Sample(shares).median();
        }
    }

    @Override
    public String name() {
        return "followers";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (Server server = Server.start(stage.root(), stage.newFolder(), limits());
                Organisation organisation = Organisation.in(server.database());
                Pages pages = new Pages(server.port())) {
            stage.remark(server.database().inWords());
            UUID queue = organisation.queue(organisation.site("hall"), "A");
            Organisation.AgentSession session = organisation.agentSession(queue);
            organisation.letWait(queue, PHONES);
            organisation.settle();
            List<String> tokens = organisation.tokens(queue, PHONES);
            List<Phone> phones =
                    tokens.stream().map(token -> new Phone(pages, token)).toList();
            try (Line agent = new Line(server.port(), session.token());
                    Streams streams = new Streams(server.port(), phones)) {
                lookNowAndThen(pages, phones);
                return measure(stage, server, pages, streams, new Moves(agent, queue), file(agent, tokens.getFirst()));
            }
        }
    }

    /** All phones have one address. */
    private static Map<String, String> limits() {
        Map<String, String> settings = new HashMap<>();
        for (String limit : List.of("STREAMS", "PER_ADDRESS", "PER_PERSON", "PER_ORGANISATION")) {
            settings.put("SMARTQUEUE_LIVE_MOST_" + limit, Integer.toString(PHONES + 100));
        }
        return settings;
    }

    /** A shown page also looks once a minute by itself. */
    private static void lookNowAndThen(Pages pages, List<Phone> phones) {
        for (Phone phone : phones) {
            pages.later(
                    () -> {
                        phone.look();
                        lookNowAndThen(pages, List.of(phone));
                    },
                    ThreadLocalRandom.current().nextLong(2L * EACH_PAGE_SECONDS),
                    TimeUnit.SECONDS);
        }
    }

    private static String file(Line line, String token) throws IOException {
        Matcher script = Pattern.compile("/assets/alive[^\"']*\\.js")
                .matcher(line.get("/t/" + token).body());
        if (!script.find()) {
            throw new IllegalStateException("the page of a ticket has no such script");
        }
        return script.group();
    }

    private List<Row> measure(Stage stage, Server server, Pages pages, Streams streams, Moves moves, String file)
            throws Exception {
        Kind tickets = new Kind(server.cpu());
        Kind files = new Kind(server.cpu());
        turn(new Kind(server.cpu()), WARM_UP, pages, streams, moves, null);
        turn(new Kind(server.cpu()), WARM_UP / 2, pages, streams, moves, file);
        for (int round = 1; round <= ROUNDS; round++) {
            turn(tickets, SECONDS, pages, streams, moves, null);
            turn(files, SECONDS, pages, streams, moves, file);
            stage.say(String.format(
                    Locale.ROOT,
                    "round %d of %d: %.0f %% of a processor, %.0f %% with a file instead",
                    round,
                    ROUNDS,
                    tickets.shares.getLast(),
                    files.shares.getLast()));
        }
        remark(stage, "tickets", tickets);
        remark(stage, "a file instead", files);
        return rows(tickets, files, streams.lost());
    }

    private static void turn(Kind kind, int seconds, Pages pages, Streams streams, Moves moves, @Nullable String file)
            throws Exception {
        pages.instead(file);
        moves.secondsLong(2);
        pages.takeWaits();
        pages.takeUnchanged();
        streams.takeEvents();
        double before = kind.cpu.millis("server", "PostgreSQL");
        long begun = System.nanoTime();
        kind.cpu.begin();
        moves.secondsLong(seconds);
        kind.cpu.end();
        double millis = (System.nanoTime() - begun) / 1e6;
        kind.shares.add((kind.cpu.millis("server", "PostgreSQL") - before) / millis * 100);
        kind.waits.addAll(pages.takeWaits());
        kind.events += streams.takeEvents();
        kind.unchanged += pages.takeUnchanged();
    }

    private static void remark(Stage stage, String what, Kind kind) {
        double seconds = ROUNDS * SECONDS;
        stage.remark(String.format(
                Locale.ROOT,
                "followers, %s: %.0f events and %.0f requests a second (%.0f unchanged), answered after %.0f ms in the"
                        + " median and %.0f ms in the p95; processor milliseconds a second: %s",
                what,
                kind.events / seconds,
                kind.waits.size() / seconds,
                kind.unchanged / seconds,
                new Sample(kind.waits).median(),
                new Sample(kind.waits).percentile(95),
                kind.cpu.each(ROUNDS * SECONDS)));
    }

    private static List<Row> rows(Kind tickets, Kind files, int lost) {
        return List.of(
                new Row(
                        "followers: share of a processor",
                        new Sample(tickets.shares).inWords("%.0f", "%"),
                        new Sample(files.shares).inWords("%.0f", "%"),
                        String.format(Locale.ROOT, "%.1f", tickets.share() / files.share()),
                        "",
                        "server and PostgreSQL, " + PHONES + " phones, one move a second; baseline: they ask for a"
                                + " small file"),
                new Row(
                        "followers: lost",
                        Integer.toString(lost),
                        "",
                        "",
                        Row.aim("0", lost == 0),
                        "streams that the server has closed"));
    }
}
