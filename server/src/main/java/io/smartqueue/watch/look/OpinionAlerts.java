package io.smartqueue.watch.look;

import io.smartqueue.live.Signals;
import io.smartqueue.live.Topic;
import io.smartqueue.opinion.OpinionGiven;
import io.smartqueue.opinion.Question;
import io.smartqueue.watch.AlertKind;
import io.smartqueue.watch.AlertRule;
import io.smartqueue.watch.AlertRules;
import io.smartqueue.watch.AlertRulesStore;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Raises an alert in the transaction in which somebody gives a bad rating, so that none is lost. */
@Component
class OpinionAlerts {

    private final JdbcClient jdbc;
    private final AlertRulesStore rules;
    private final Raising raising;
    private final Signals signals;

    OpinionAlerts(JdbcClient jdbc, AlertRulesStore rules, Raising raising, Signals signals) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.raising = raising;
        this.signals = signals;
    }

    @EventListener
    void hear(OpinionGiven given) {
        AlertRules present = rules.current();
        AlertRule rule = present.of(AlertKind.BAD_OPINION, given.site());
        int most = given.question() == Question.RECOMMENDATION ? 2 * rule.threshold() : rule.threshold();
        if (rule.counts() && given.score() <= most) {
            String visit = given.visit().value().toString();
            var key = new Finding.Key(AlertKind.BAD_OPINION, visit);
            var bad = new Finding(key, number(given), given.site(), given.score(), most);
            raising.raise(List.of(bad)).forEach(raised -> raising.tell(raised, present));
            signals.signal(Topic.alerts(given.tenant()));
        }
    }

    private String number(OpinionGiven given) {
        return jdbc.sql("select number from visit where id = :visit")
                .param("visit", given.visit().value())
                .query(String.class)
                .single();
    }
}
