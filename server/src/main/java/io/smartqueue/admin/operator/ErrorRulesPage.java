package io.smartqueue.admin.operator;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.notification.rule.ErrorRule;
import java.util.List;

/** What follows on each code of a provider. */
public record ErrorRulesPage(OperatorFrame desk, Listing<ErrorRule> list) {

    public List<Choice> stages() {
        return ErrorRuleWords.stages(desk.sheet().words());
    }

    public List<String> follows(ErrorRule rule) {
        return ErrorRuleWords.follows(desk.sheet().words(), rule.consequence());
    }

    public String words(ErrorRule rule) {
        return ErrorRuleWords.of(desk.sheet().words(), rule);
    }
}
