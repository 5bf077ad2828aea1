package io.smartqueue.bench.wait;

import io.smartqueue.bench.wait.Consultations.Service;
import io.smartqueue.bench.wait.simulated.Prediction;
import io.smartqueue.queue.accuracy.Horizon;
import io.smartqueue.queue.wait.Pace;
import io.smartqueue.queue.wait.Range;
import io.smartqueue.queue.wait.ServiceTime;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import io.smartqueue.queue.wait.SiteLine;
import io.smartqueue.queue.wait.SiteLine.Calls;
import io.smartqueue.queue.wait.SiteLine.InHand;
import io.smartqueue.queue.wait.SiteLine.Lane;
import io.smartqueue.queue.wait.SiteLine.OpenCounter;
import io.smartqueue.queue.wait.WaitEngine;
import io.smartqueue.queue.wait.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Replays real services in the order of their starts. At each start it predicts when the 1st, 2nd, 5th and 10th later
 * service of the session will begin, from nothing but what had begun or ended before.
 */
final class Replay {

    static final List<Integer> RANKS = List.of(1, 2, 5, 10);

    /** A longer pause ends a busy period: nobody was waiting. */
    static final Duration LONGEST_GAP = Duration.ofSeconds(120);

    private static final double DECLARED_MINUTES = 5;
    private static final int LATELY = 50;
    private static final double SECONDS = 60;

    private static final UUID ANY = new UUID(1, 1);

    /** What a session has shown by now. */
    private static final class Session {

        private final List<Service> begun = new ArrayList<>();
        private int ended;
        private double endedSeconds;
        private Pace pace = Pace.UNKNOWN;
    }

    private final Map<String, List<Service>> sessions = new HashMap<>();
    private final List<Service> services;
    private final ServiceTimes times = new ServiceTimes();
    private final Map<String, Session> known = new HashMap<>();
    private final Deque<Double> lately = new ArrayDeque<>();
    private double gapSeconds = 30 * 5;
    private double gaps = 5;

    private final Map<Integer, List<Prediction>> byRank = new TreeMap<>();
    private int leftOut;

    private Replay(List<Service> services) {
        this.services = services;
        services.forEach(one -> sessions.computeIfAbsent(one.session(), newly -> new ArrayList<>())
                .add(one));
    }

    /** @param services in the order of their starts */
    static Replay of(List<Service> services) {
        var replay = new Replay(services);
        replay.run();
        return replay;
    }

    Map<Integer, List<Prediction>> byRank() {
        return byRank;
    }

    /** How many predictions were left out because a busy period ended between. */
    int leftOut() {
        return leftOut;
    }

    private void run() {
        var running = new PriorityQueue<>(Comparator.comparing(Service::end).thenComparing(Service::line));
        for (Service service : services) {
            while (!running.isEmpty() && !running.peek().end().isAfter(service.start())) {
                end(running.poll());
            }
            begin(service);
            running.add(service);
        }
    }

    private void end(Service service) {
        Session session = session(service);
        session.ended++;
        session.endedSeconds += service.seconds();
        session.pace =
                session.pace.with(service.seconds() / time(service.start()).meanSeconds());
        times.learn(cell(service.start()), DECLARED_MINUTES, service.seconds(), service.end());
        lately.addLast(service.seconds());
        if (lately.size() > LATELY) {
            lately.removeFirst();
        }
    }

    private void begin(Service service) {
        Session session = session(service);
        if (!session.begun.isEmpty()) {
            Duration gap = Duration.between(session.begun.getLast().end(), service.start());
            if (gap.compareTo(LONGEST_GAP) <= 0) {
                gapSeconds += gap.toMillis() / 1000.0;
                gaps++;
            }
        }
        session.begun.add(service);
        List<Service> all = sessions.getOrDefault(service.session(), List.of());
        int place = session.begun.size() - 1;
        Waits waits = null;
        for (int rank : RANKS) {
            if (place + rank >= all.size()) {
                continue;
            }
            if (isInterrupted(all, place, rank)) {
                leftOut++;
                continue;
            }
            waits = waits == null ? waits(service, session) : waits;
            double waited = minutes(service.start(), all.get(place + rank).start());
            predict(waits.at(0, rank - 1), session, rank, waited);
        }
    }

    private static boolean isInterrupted(List<Service> all, int place, int rank) {
        for (int i = place; i < place + rank; i++) {
            if (Duration.between(all.get(i).end(), all.get(i + 1).start()).compareTo(LONGEST_GAP) > 0) {
                return true;
            }
        }
        return false;
    }

    private void predict(Range range, Session session, int rank, double waited) {
        Horizon horizon = Horizon.of(range.middle());
        List<Prediction> all = byRank.computeIfAbsent(rank, newly -> new ArrayList<>());
        all.add(new Prediction(Prediction.OURS, horizon, range.middle(), range.upper(), waited));
        if (!lately.isEmpty()) {
            double mean =
                    lately.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            all.add(Prediction.of("last_50", horizon, mean * rank / SECONDS, waited));
        }
        int last = session.begun.size() - 1;
        if (last >= rank) {
            double took = minutes(
                    session.begun.get(last - rank).start(),
                    session.begun.get(last).start());
            all.add(Prediction.of("last_in_session", horizon, took, waited));
        }
        if (session.ended > 0) {
            double mean = session.endedSeconds / session.ended;
            all.add(Prediction.of("session_mean", horizon, mean * rank / SECONDS, waited));
        }
    }

    private Waits waits(Service service, Session session) {
        Instant now = service.start();
        ServiceTime time = time(now);
        int people = RANKS.getLast();
        long[] due = new long[people];
        long[] seeds = new long[people];
        for (int i = 0; i < people; i++) {
            due[i] = i;
            seeds[i] = service.line() * 31L + i;
        }
        var lane = new Lane(ANY, null, time, due, seeds, 1, 0);
        var counter = new OpenCounter(List.of(new Calls(0, 0)), new InHand(time, 0), session.pace);
        return WaitEngine.compute(new SiteLine(now, List.of(lane), List.of(counter), 0, gapSeconds / gaps));
    }

    private Session session(Service service) {
        return known.computeIfAbsent(service.session(), newly -> new Session());
    }

    private ServiceTime time(Instant at) {
        return times.of(cell(at), DECLARED_MINUTES, at);
    }

    private static Cell cell(Instant at) {
        return new Cell(ANY, ANY, at.atZone(ZoneOffset.UTC).getHour());
    }

    private static double minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0 / SECONDS;
    }
}
