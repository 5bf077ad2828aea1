package io.smartqueue.cost.price;

import io.smartqueue.cost.price.PriceRule.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the rules that price a message. Of each part the rule with the narrowest scope counts. A part for which there
 * are rules for such messages, but none for this one now, has a price that nobody knows: then the message has none,
 * rather than one that is too low. A part without any rule is not paid.
 */
public record Pricing(List<PriceRule> rules) {

    /** When a rule begins or ends, after one instant and before another. */
    public Stream<Instant> changes(Instant after, Instant before) {
        return rules.stream()
                .flatMap(rule -> Stream.of(
                                Optional.of(rule.terms().validFrom()),
                                Optional.ofNullable(rule.terms().validTo()))
                        .flatMap(Optional::stream))
                .filter(at -> at.isAfter(after) && at.isBefore(before))
                .distinct();
    }

    /** @return empty when no price is known */
    public Optional<Quote> of(PricedMessage message) {
        List<PriceRule> found = new ArrayList<>();
        for (Part part : Part.values()) {
            List<PriceRule> concerned = rules.stream()
                    .filter(rule -> rule.scope().part() == part && rule.scope().concerns(message))
                    .toList();
            Optional<PriceRule> best = concerned.stream()
                    .filter(rule -> rule.applies(message))
                    .max(Comparator.comparingInt(rule -> rule.scope().weight()));
            if (best.isEmpty() && !concerned.isEmpty()) {
                return Optional.empty();
            }
            best.ifPresent(found::add);
        }
        boolean isOneCurrency =
                found.stream().map(rule -> rule.terms().currency()).distinct().count() == 1;
        return isOneCurrency ? Optional.of(new Quote(List.copyOf(found), message.segments())) : Optional.empty();
    }
}
