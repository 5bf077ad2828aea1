package io.smartqueue.cost.budget;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation wants to spend in a month.
 *
 * @param soft beyond it, what is only convenient is not sent any more; null = no such limit
 * @param hard beyond it, nothing is sent but what is excepted; null = no such limit
 * @param currency ISO 4217
 * @param exceptedEvents codes of events whose messages always go
 */
public record Budget(
        @Nullable BigDecimal soft, @Nullable BigDecimal hard, String currency, Set<String> exceptedEvents) {

    /** What was spent, and what messages under way will cost. */
    public record Standing(BigDecimal spent, BigDecimal reserved) {

        public BigDecimal committed() {
            return spent.add(reserved);
        }
    }

    public enum State {
        OK,
        SOFT,
        HARD
    }

    /** A message that is claimed. */
    public record Wish(BigDecimal amount, String event, boolean dispensable, boolean paid) {}

    public State state(BigDecimal committed) {
        if (hard != null && committed.compareTo(hard) >= 0) {
            return State.HARD;
        }
        return soft != null && committed.compareTo(soft) >= 0 ? State.SOFT : State.OK;
    }

    /** Whether a message goes when so much is committed; one that costs nothing always does. */
    public boolean lets(Wish wish, BigDecimal committed) {
        if (!wish.paid || exceptedEvents.contains(wish.event)) {
            return true;
        }
        return switch (state(committed)) {
            case OK -> true;
            case SOFT -> !wish.dispensable;
            case HARD -> false;
        };
    }

    /** What the operator is told of: a fifth of the month's money is left, or none. */
    boolean isNearlySpent(BigDecimal committed) {
        BigDecimal limit = hard == null ? soft : hard;
        return limit != null && committed.compareTo(limit.multiply(new BigDecimal("0.8"))) >= 0;
    }
}
