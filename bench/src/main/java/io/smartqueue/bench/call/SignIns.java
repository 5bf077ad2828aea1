package io.smartqueue.bench.call;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The duration of a call while strangers sign in all the time, and while nobody does, in turns. */
public final class SignIns implements Measurement {

    private static final int AT_A_TIME = 16;
    private static final int WAITING = 100;
    private static final int WARM_UP = Reduced.to(300);
    private static final int EACH = Reduced.to(200);
    private static final int ROUNDS = 5;
    private static final double GROWTH_WISHED = 2;

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (Server server = Server.start(stage.root(), stage.newFolder(), Map.of());
                Organisation organisation = Organisation.in(server.database())) {
            UUID queue = organisation.queue(organisation.site("hall"), "A");
            organisation.letWait(queue, WAITING);
            organisation.settle();
            try (Agent agent = new Agent(server, organisation.agentSession(queue))) {
                return measure(stage, server, organisation, queue, agent);
            }
        }
    }

    private static List<Row> measure(Stage stage, Server server, Organisation organisation, UUID queue, Agent agent)
            throws Exception {
        Waits quiet = new Waits();
        Waits busy = new Waits();
        turns(WARM_UP, agent, quiet, organisation, queue);
        quiet.forget();
        Cpu cpu = new Cpu()
                .watch("server", server::jvm)
                .watch("PostgreSQL", server::postgres)
                .watchOurselves("load");
        long signedIn = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            turns(EACH, agent, quiet, organisation, queue);
            quiet.endRound();
            cpu.begin();
            try (Strangers strangers = Strangers.signIn(AT_A_TIME, server.port(), round)) {
                turns(EACH, agent, busy, organisation, queue);
                signedIn += strangers.answered();
            }
            cpu.end();
            busy.endRound();
            stage.say(String.format(
                    Locale.ROOT,
                    "round %d of %d: p95 of %.1f ms quiet, %.1f ms with %d sign-ins at a time",
                    round,
                    ROUNDS,
                    quiet.p95().getLast(),
                    busy.p95().getLast(),
                    AT_A_TIME));
        }
        stage.remark("sign-in: %d logins answered during %d calls; processor milliseconds for each of these calls: %s"
                .formatted(signedIn, ROUNDS * EACH, cpu.each(ROUNDS * EACH)));
        return List.of(row(busy, quiet));
    }

    private static void turns(int times, Agent agent, Waits waits, Organisation organisation, UUID queue)
            throws Exception {
        for (int i = 0; i < times; i++) {
            if (!waits.time(agent::call)) {
                throw new IllegalStateException("nobody waits");
            }
            agent.serve();
            organisation.letWait(queue, 1);
        }
    }

    private static Row row(Waits busy, Waits quiet) {
        double ratio = busy.medianP95() / quiet.medianP95();
        return new Row(
                "sign-in: p95 of call-next, " + AT_A_TIME + " sign-ins at a time",
                busy.inWords(),
                quiet.inWords(),
                String.format(Locale.ROOT, "%.2f", ratio),
                Row.aim("≤ 2", ratio <= GROWTH_WISHED),
                "p95 of " + EACH + " calls a round, " + ROUNDS + " rounds; baseline: nobody signs in; median of all "
                        + busy.medianInWords() + " and " + quiet.medianInWords());
    }
}
