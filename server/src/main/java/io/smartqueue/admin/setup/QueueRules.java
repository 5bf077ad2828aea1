package io.smartqueue.admin.setup;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.page.Messages;
import io.smartqueue.queue.Queue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a queue in words. */
final class QueueRules {

    private static final int MINUTE = 60;

    private QueueRules() {}

    /** With what is usual, at a site by its id; empty for none. */
    static Queue.Draft usual(String site) {
        return new Queue.Draft(
                "",
                null,
                null,
                null,
                site,
                null,
                null,
                Queue.Order.FIFO,
                Queue.Status.ACTIVE,
                null,
                Queue.Requeue.USUAL,
                null);
    }

    static Queue.@Nullable Status status(String asked) {
        return Arrays.stream(Queue.Status.values())
                .filter(status -> status.code().equals(asked))
                .findFirst()
                .orElse(null);
    }

    static List<Choice> statuses(Messages words) {
        return Arrays.stream(Queue.Status.values())
                .map(status -> new Choice(status.code(), words.say("setup.status." + status.code())))
                .toList();
    }

    static List<Choice> orders(Messages words) {
        return Arrays.stream(Queue.Order.values())
                .map(order -> new Choice(order.code(), words.say("setup.order." + order.code())))
                .toList();
    }

    static List<Choice> returns(Messages words) {
        return Arrays.stream(Queue.Requeue.To.values())
                .map(to -> new Choice(to.code(), words.say("setup.returns." + to.code())))
                .toList();
    }

    static List<String> inWords(Queue queue, Messages words) {
        Queue.Requeue rules = queue.requeue();
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say("setup.order." + queue.order().code() + ".rule"));
        sentences.add(
                queue.capacity() == null
                        ? words.say("setup.rule.any_number")
                        : words.say("setup.rule.capacity", "count", queue.capacity()));
        if (queue.skill() != null) {
            sentences.add(words.say("setup.rule.skill", "skill", queue.skill()));
        }
        sentences.add(words.say("setup.rule.recalls", "count", rules.maxRecalls(), "seconds", rules.recallSeconds()));
        sentences.add(
                rules.calledSeconds() == null
                        ? words.say("setup.rule.never_missed")
                        : words.say("setup.rule.missed_after", "time", time(words, rules.calledSeconds())));
        sentences.add(
                rules.to() == Queue.Requeue.To.RANK
                        ? words.say("setup.rule.rank", "count", rules.maxReturns())
                        : words.say("setup.rule.places", "places", rules.places(), "count", rules.maxReturns()));
        sentences.add(words.say("setup.rule.no_show", "time", time(words, rules.missedSeconds())));
        sentences.add(words.say("setup.rule.postponements", "count", rules.maxPostponements()));
        return sentences;
    }

    private static String time(Messages words, int seconds) {
        return seconds % MINUTE == 0
                ? words.say("setup.minutes", "count", seconds / MINUTE)
                : words.say("setup.seconds", "count", seconds);
    }
}
