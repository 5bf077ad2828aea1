package io.smartqueue.bench.call;

import io.smartqueue.bench.figures.Cpu;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.bench.take.Clients;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A full queue, and the agents who empty it together. */
final class Round {

    private static final String CALLED_TWICE = """
        select count(*) from (
            select from ticket_event where type = 'called' group by visit_id having count(*) > 1
        ) twice
        """;

    private final List<? extends Calls> agents;
    private final Server server;
    private final Organisation organisation;
    private final UUID queue;
    private Cpu cpu = new Cpu();
    private final Set<String> called = ConcurrentHashMap.newKeySet();
    private final LongAdder again = new LongAdder();

    Round(List<? extends Calls> agents, Server server, Organisation organisation, UUID queue) {
        this.agents = agents;
        this.server = server;
        this.organisation = organisation;
        this.queue = queue;
    }

    /** Starts counting. */
    Cpu watch() {
        cpu = server.cpu();
        return cpu;
    }

    /** @return tickets a second */
    double empty(int people) throws Exception {
        server.database().forgetTickets();
        organisation.letWait(queue, people);
        organisation.settle();
        cpu.begin();
        double seconds = Clients.seconds(
                agents.stream().<Clients.Deed>map(agent -> () -> empty(agent)).toList(), 1);
        cpu.end();
        again.add(organisation.count(CALLED_TWICE));
        long served = organisation.count("select count(*) from leg where state = 'completed'");
        if (served != people) {
            throw new IllegalStateException(served + " of " + people + " were served");
        }
        return people / seconds;
    }

    private void empty(Calls agent) throws Exception {
        while (agent.call()) {
            if (!called.add(agent.inHand())) {
                again.increment();
            }
            agent.serve();
        }
    }

    long calledTwice() {
        return again.sum();
    }
}
