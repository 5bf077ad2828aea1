package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Commands over HTTP, each under a key of its own and sent twice at once, like a finger that trembles. */
public final class Repeated implements AutoCloseable {

    private record Sent(Person who, String key, String path, Object body, String answer) {}

    private final List<Sent> done = new CopyOnWriteArrayList<>();
    private final ExecutorService fingers = Executors.newVirtualThreadPerTaskExecutor();

    public static String path(String act, TicketId ticket) {
        return switch (act) {
            case "take" -> "tickets/";
            case "next" -> "agents/me/call-next/";
            case "miss" -> "tickets/" + ticket + "/missed/";
            case "noShow" -> "tickets/" + ticket + "/no-show/";
            case "toAgent" -> "tickets/" + ticket + "/transfer/";
            default -> "tickets/" + ticket + "/" + act + "/";
        };
    }

    public static Object body(String act, QueueId line, Person colleague) {
        return switch (act) {
            case "take" -> Map.of("queue_id", line.toString());
            case "transfer" -> Map.of("target_queue_id", line.toString());
            case "toAgent" ->
                Map.of("target_agent_id", colleague.staffId().value().toString());
            case "postpone" -> Map.of("places", 3);
            case "hold", "return", "cancel", "call" -> Map.of("reason", "because");
            default -> "{}";
        };
    }

    /** @return the answer that the person goes on with: a success, where one of the two was one */
    public Answer send(Person who, String path, Object body) {
        String key = Organisations.unique();
        Supplier<Answer> send = () -> who.postOnce(key, path, body);
        var one = CompletableFuture.supplyAsync(send, fingers);
        var other = CompletableFuture.supplyAsync(send, fingers);
        List<Answer> successes =
                Stream.of(one.join(), other.join()).filter(Repeated::isSuccess).toList();
        if (successes.isEmpty()) {
            return one.join();
        }
        assertThat(successes.stream().filter(answer -> !isReplayed(answer)))
                .as("done under one key")
                .hasSize(1);
        assertThat(successes.stream().map(Answer::body).distinct())
                .as("answers to one key")
                .hasSize(1);
        Answer success = successes.getFirst();
        done.add(new Sent(who, key, path, body, success.body()));
        return success;
    }

    /** All that was done, once more. */
    public int again() {
        for (Sent sent : done) {
            Answer answer = sent.who.postOnce(sent.key, sent.path, sent.body);
            assertThat(answer.body()).isEqualTo(sent.answer);
            assertThat(isReplayed(answer)).isTrue();
        }
        return done.size();
    }

    public static boolean isSuccess(Answer answer) {
        return answer.status() / 100 == 2;
    }

    private static boolean isReplayed(Answer answer) {
        return answer.headers().firstValue("Idempotent-Replayed").isPresent();
    }

    @Override
    public void close() {
        fingers.close();
    }
}
