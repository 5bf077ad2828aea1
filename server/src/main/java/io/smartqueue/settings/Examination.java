package io.smartqueue.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.OrderUtils;

/** Runs every checkup in order; one that fails or times out becomes a finding and does not stop the others. */
public final class Examination {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Examination() {}

    /** One after the other, since a command makes the parts of the program only when it asks them. */
    public static List<Finding> of(ApplicationContext program) {
        return names(program)
                .flatMap(name -> answer(name, ask(program, name)).stream())
                .toList();
    }

    /** All at once, for who waits for the answer in a server that runs. */
    public static List<Finding> atOnce(ApplicationContext program) {
        record Asked(String name, FutureTask<List<Finding>> question) {}
        List<Asked> asked =
                names(program).map(name -> new Asked(name, ask(program, name))).toList();
        return asked.stream()
                .flatMap(one -> answer(one.name, one.question).stream())
                .toList();
    }

    private static Stream<String> names(ApplicationContext program) {
        return Arrays.stream(program.getBeanNamesForType(Checkup.class))
                .sorted(Comparator.comparing(name -> place(program, name)));
    }

    private static int place(ApplicationContext program, String name) {
        Class<?> type = program.getType(name);
        return type == null ? Integer.MAX_VALUE : OrderUtils.getOrder(type, Integer.MAX_VALUE);
    }

    private static FutureTask<List<Finding>> ask(ApplicationContext program, String name) {
        var question =
                new FutureTask<>(() -> program.getBean(name, Checkup.class).examine());
        Thread.ofPlatform().daemon().name(name).start(question);
        return question;
    }

    private static List<Finding> answer(String name, FutureTask<List<Finding>> question) {
        try {
            return question.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            return List.of(failed(topic(name), failure.getCause() == null ? failure : failure.getCause()));
        } catch (TimeoutException silence) {
            question.cancel(true);
            return List.of(Finding.wrong(
                    topic(name),
                    "There was no answer within " + PATIENCE.toSeconds() + " s.",
                    "See what this waits for, and run the doctor again."));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during the examination", stopped);
        }
    }

    private static Finding failed(String topic, Throwable failure) {
        List<String> plain = Launch.plainLines(failure);
        return plain.isEmpty()
                ? Finding.wrong(
                        topic,
                        "It could not be examined: " + Launch.cause(failure),
                        "This may be a fault of SmartQueue's: report it with this line.")
                : Finding.note(topic, "Not looked at: " + plain.getFirst());
    }

    /** For {@code envFileCheckup} it returns {@code env-file}; a second one of a topic has a prefix with a point. */
    private static String topic(String name) {
        return name.replaceFirst("^.*[.]", "")
                .replaceFirst("Checkup$", "")
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
