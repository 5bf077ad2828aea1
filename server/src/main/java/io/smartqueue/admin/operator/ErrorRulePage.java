package io.smartqueue.admin.operator;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.notification.rule.ErrorRule;
import io.smartqueue.page.Messages;
import java.util.Arrays;
import java.util.List;

/** One rule, with the form of what follows. */
public record ErrorRulePage(OperatorFrame desk, ErrorRule rule, Form form) {

    public String action() {
        return desk.address() + "/" + rule.id();
    }

    public String title() {
        return words().say(
                        "rules.title", "code", rule.code(), "stage", words().say("rules.stage." + rule.stage().code()));
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
