package io.smartqueue.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Strangers sign in all the time, more of them at once than can be answered. */
@DatabaseTest
class SignInRushTest {

    /** The hashing threads of a small machine and the places to wait there are fewer. */
    private static final int STRANGERS = 64;

    private static final int CALLS = 5;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void refusesStrangersAndNoCall() throws Exception {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        Person agent = branch.agentServing(queue);
        for (int n = 0; n < CALLS; n++) {
            agent.post("tickets/", Map.of("queue_id", queue)).is(201);
        }
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Answer>>> strangers = new ArrayList<>();
            for (int n = 0; n < STRANGERS; n++) {
                int stranger = n;
                strangers.add(threads.submit(() -> signInUntil(over, stranger)));
            }
            try {
                serve(agent);
            } finally {
                over.set(true);
            }
            for (Future<List<Answer>> stranger : strangers) {
                assertThat(stranger.get(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS))
                        .allSatisfy(SignInRushTest::isARefusal);
            }
        }
    }

    private static void serve(Person agent) {
        for (int n = 0; n < CALLS; n++) {
            String ticket = agent.post("agents/me/call-next/").is(200).id();
            agent.post("tickets/" + ticket + "/start/").is(200);
            agent.post("tickets/" + ticket + "/close/").is(200);
        }
    }

    private List<Answer> signInUntil(AtomicBoolean over, int stranger) {
        List<Answer> answers = new ArrayList<>();
        for (int n = 0; !over.get(); n++) {
            answers.add(organisations
                    .nobody()
                    .send(
                            "POST",
                            "/api/v1/auth/",
                            Map.of("email", "made-up-" + stranger + "-" + n + "@acme.example", "password", "a guess"),
                            "application/json",
                            "X-Forwarded-For",
                            "198.51." + stranger + "." + (n % 250 + 1)));
        }
        return answers;
    }

    private static void isARefusal(Answer answer) {
        if (answer.status() == 503) {
            answer.refused(503, "sign_in_busy");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        } else {
            answer.refused(401, "wrong_credentials");
        }
    }
}
