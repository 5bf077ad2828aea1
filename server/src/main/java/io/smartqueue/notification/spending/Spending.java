package io.smartqueue.notification.spending;

import io.smartqueue.cost.budget.Budgets;
import io.smartqueue.cost.ledger.Ledger;
import io.smartqueue.notification.limit.Limit;
import io.smartqueue.tenant.Tenants;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What dispatching tells of money, and asks of it. */
@Component
public class Spending {

    private final PriceFacts facts;
    private final Ledger ledger;
    private final Budgets budgets;
    private final BudgetedClaims claims;
    private final Tenants tenants;

    Spending(PriceFacts facts, Ledger ledger, Budgets budgets, BudgetedClaims claims, Tenants tenants) {
        this.facts = facts;
        this.ledger = ledger;
        this.budgets = budgets;
        this.claims = claims;
        this.tenants = tenants;
    }

    /** The provider has taken these messages for the first time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void taken(Collection<UUID> messages, Instant at) {
        if (!messages.isEmpty()) {
            ledger.add(facts.read(messages, at));
        }
    }

    /** The provider had these messages, and they never left it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void neverLeft(Collection<UUID> messages, Instant at) {
        ledger.takeBack(messages, at);
    }

    /**
     * Reserves what messages of the current organisation will cost. Without a budget the database is asked nothing, but
     * once a second whether there is one.
     *
     * @return those that must not leave, with the reason
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Limit> admit(Collection<UUID> claimed, Instant now) {
        YearMonth month = YearMonth.from(now.atZone(tenants.current().zone()));
        return claimed.isEmpty()
                ? Map.of()
                : budgets.of(month)
                        .map(budget -> claims.decide(claimed, budget, month, now))
                        .orElse(Map.of());
    }
}
