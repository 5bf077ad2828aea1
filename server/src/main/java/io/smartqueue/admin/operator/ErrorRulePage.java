package io.smartqueue.admin.operator;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.notification.rule.ErrorRule;
import io.smartqueue.page.Messages;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule, with the form of what follows.
 *
 * @param rule null for another one
 */
public record ErrorRulePage(OperatorFrame desk, @Nullable ErrorRule rule, Form form) {

    public String action() {
        return desk.address() + "/" + (rule == null ? "new" : rule.id());
    }

    public String title() {
        return rule == null
                ? words().say("rules.new")
                : words().say("rules.title", "code", rule.code(), "stage", ErrorRuleWords.stage(words(), rule.stage()));
    }

    public List<Choice> stages() {
        return ErrorRuleWords.stages(words());
    }

    public List<Choice> channels() {
        return Arrays.stream(Medium.values())
                .map(medium -> new Choice(medium.code(), words().say("counter.medium." + medium.code())))
                .toList();
    }

    public List<Choice> reasons() {
        return Arrays.stream(Reason.values())
                .map(reason -> new Choice(reason.code(), words().say("rules.reason." + reason.code())))
                .toList();
    }

    private Messages words() {
        return desk.sheet().words();
    }
}
