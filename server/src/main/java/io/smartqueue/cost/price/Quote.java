package io.smartqueue.cost.price;

import io.smartqueue.cost.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/** What a message costs by the rules, one rule for each part, all in one currency. */
public record Quote(List<PriceRule> rules, int segments) {

    /** @param isFree whether the message is one of those that a rule lets go for nothing this month */
    public Money total(Predicate<PriceRule> isFree) {
        BigDecimal sum = rules.stream()
                .filter(rule -> !isFree.test(rule))
                .map(rule -> rule.terms().of(segments))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(sum, rules.getFirst().terms().currency());
    }

    public Money total() {
        return total(rule -> false);
    }

    /** Of which some messages are free each month. */
    public List<PriceRule> metered() {
        return rules.stream()
                .filter(rule -> rule.terms().freePerMonth() != null)
                .toList();
    }
}
