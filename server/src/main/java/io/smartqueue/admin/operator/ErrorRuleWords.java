package io.smartqueue.admin.operator;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.notification.rule.ErrorRule;
import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a rule says, in the reader's language. */
final class ErrorRuleWords {

    private ErrorRuleWords() {}

    static String stage(Messages words, ErrorRule.Stage stage) {
        return words.say("rules.stage." + stage.code());
    }

    static List<Choice> stages(Messages words) {
        return Arrays.stream(ErrorRule.Stage.values())
                .map(stage -> new Choice(stage.code(), stage(words, stage)))
                .toList();
    }

    /** Rules are written in French and English. */
    static String of(Messages words, ErrorRule rule) {
        ErrorRule.Words said = rule.consequence().words();
        return words.language() == Language.FR ? said.fr() : said.en();
    }

    static List<String> follows(Messages words, ErrorRule.Consequence rule) {
        List<String> follows = new ArrayList<>();
        Integer pause = rule.retryAfter();
        if (pause != null) {
            follows.add(words.say("rules.follows.retry", "seconds", pause));
        }
        if (rule.park()) {
            follows.add(words.say("rules.follows.park"));
        }
        if (rule.giveUp()) {
            follows.add(words.say("rules.follows.give_up"));
        }
        if (follows.isEmpty()) {
            follows.add(words.say("rules.follows.class"));
        }
        if (rule.nextChannel()) {
            follows.add(words.say("rules.follows.next_channel"));
        }
        var reason = rule.suppress();
        if (reason != null) {
            Integer days = rule.suppressDays();
            follows.add(
                    days == null
                            ? words.say("rules.follows.suppress")
                            : words.say("rules.follows.suppress_days", "days", days));
        }
        if (rule.alert()) {
            follows.add(words.say("rules.follows.alert"));
        }
        return follows;
    }
}
