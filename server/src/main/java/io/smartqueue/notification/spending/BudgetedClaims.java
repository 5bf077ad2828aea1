package io.smartqueue.notification.spending;

import io.smartqueue.cost.Money;
import io.smartqueue.cost.budget.Budget;
import io.smartqueue.cost.budget.Spent;
import io.smartqueue.cost.ledger.LedgerMessage;
import io.smartqueue.cost.price.ExchangeRates;
import io.smartqueue.cost.price.PriceRules;
import io.smartqueue.cost.price.Pricing;
import io.smartqueue.cost.price.Quote;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.limit.Limit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets claimed messages leave as long as the budget of the month has room. Servers decide one after the other, because
 * each locks the month, so that together they keep it. An estimate counts without what may be free. News for the
 * operator always leave: that the budget is spent would not be told otherwise.
 */
@Component
class BudgetedClaims {

    private final PriceFacts facts;
    private final PriceRules rules;
    private final ExchangeRates rates;
    private final Spent spent;
    private final Reservations reservations;

    BudgetedClaims(PriceFacts facts, PriceRules rules, ExchangeRates rates, Spent spent, Reservations reservations) {
        this.facts = facts;
        this.rules = rules;
        this.rates = rates;
        this.spent = spent;
        this.reservations = reservations;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Limit> decide(Collection<UUID> claimed, Budget budget, YearMonth month, Instant now) {
        BigDecimal committed = spent.lock(month, budget.currency()).add(reservations.underWay(month));
        Collection<UUID> unreserved = reservations.without(claimed);
        Set<UUID> news = facts.news(unreserved);
        Pricing pricing = rules.pricing();
        Map<String, BigDecimal> ratesOfToday = new HashMap<>();
        Map<UUID, BigDecimal> reserved = new LinkedHashMap<>();
        Map<UUID, Limit> refused = new HashMap<>();
        for (LedgerMessage message : facts.read(unreserved, now)) {
            BigDecimal amount = pricing.of(message.priced())
                    .map(Quote::total)
                    .map(price -> exchanged(price, budget.currency(), now, ratesOfToday))
                    .orElse(BigDecimal.ZERO);
            if (news.contains(message.id()) || budget.lets(wish(message, amount), committed)) {
                committed = committed.add(amount);
                reserved.put(message.id(), amount);
            } else {
                refused.put(message.id(), limit(budget.state(committed)));
            }
        }
        spent.reserve(month, reserved);
        spent.tell(month, budget, committed);
        return refused;
    }

    private static Limit limit(Budget.State state) {
        return state == Budget.State.HARD ? Limit.BUDGET_HARD : Limit.BUDGET_SOFT;
    }

    /** Whose price nobody knows costs something all the same, where telephones are written to. */
    private static Budget.Wish wish(LedgerMessage message, BigDecimal amount) {
        boolean isPaid = amount.signum() > 0 || message.priced().channel().contact() == ContactPoint.Kind.PHONE;
        return new Budget.Wish(
                amount, message.event(), NotificationEvent.of(message.event()).isDispensable(), isPaid);
    }

    private BigDecimal exchanged(Money price, String currency, Instant now, Map<String, BigDecimal> known) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        BigDecimal rate = known.computeIfAbsent(price.currency(), base -> {
            Optional<BigDecimal> found = rates.rate(base, currency, today);
            return found.orElse(BigDecimal.ZERO);
        });
        return price.amount().multiply(rate);
    }
}
