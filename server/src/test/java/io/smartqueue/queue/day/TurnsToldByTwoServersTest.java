package io.smartqueue.queue.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.live.SecondServer;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Two servers on one database watch the same line while it moves. */
@DatabaseTest
class TurnsToldByTwoServersTest {

    private static final int PEOPLE = 40;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Approaching here;

    private final Random random = new Random(20261129);

    private final List<String> line = new ArrayList<>();
    private Branch branch;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
    }

    @Test
    void areToldOnceForALegAndNeverAfterTheCall() throws Exception {
        QueueId queue = branch.queue("A");
        var agent = branch.agentServing(queue);
        TenantId tenant = branch.tenant.tenant().id();
        for (int i = 0; i < PEOPLE; i++) {
            line.add(branch.tenant
                    .agent()
                    .post("tickets/", Map.of("queue_id", queue.value()))
                    .is(201)
                    .id());
        }
        try (SecondServer other = SecondServer.start();
                ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
            Approaching there = other.bean(Approaching.class);
            for (int step = 0; step < PEOPLE / 2; step++) {
                travel();
                List<Future<?>> looks = List.of(
                        servers.submit(() -> here.tell(tenant, branch.site)),
                        servers.submit(() -> there.tell(tenant, branch.site)));
                String called = agent.post("agents/me/call-next/").is(200).id();
                for (Future<?> look : looks) {
                    look.get();
                }
                agent.post("tickets/" + called + "/start/").is(200);
                agent.post("tickets/" + called + "/close/").is(200);
                line.remove(called);
            }
        }
        assertThat(branch.read(Long.class, "select count(*) from ticket_event where type = 'almost'")
                        .getFirst())
                .as("turns that were told")
                .isGreaterThan(10);
        assertThat(branch.read(
                        String.class,
                        "select leg_id::text from ticket_event where type = 'almost'"
                                + " group by leg_id having count(*) > 1"))
                .as("told twice")
                .isEmpty();
        assertThat(branch.read(String.class, """
                        select told.leg_id::text from ticket_event told
                        join ticket_event call on call.visit_id = told.visit_id and call.leg_id = told.leg_id
                        where told.type = 'almost' and call.type = 'called' and told.id > call.id
                        """)).as("told after the call").isEmpty();
    }

    /** Somebody in the line, who may be the next, says that they are far away. */
    private void travel() {
        for (int i = 0; i < 3; i++) {
            String ticket = line.get(random.nextInt(Math.min(8, line.size())));
            branch.tenant.agent().post("tickets/" + ticket + "/travel/", Map.of("minutes", random.nextInt(240)));
        }
    }
}
