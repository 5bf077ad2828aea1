package io.smartqueue.notification.spending;

import io.smartqueue.cost.budget.Budget;
import io.smartqueue.cost.budget.Budgets;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which organisations want to spend no more than so much in a month, and how near they are. */
@Component("budgetCheckup")
@Order(652)
class BudgetsCheckup implements Checkup {

    private static final String TOPIC = "budget";
    private static final int MOST_TENANTS = 50;

    private final ObjectProvider<Tenants> tenants;
    private final ObjectProvider<Budgets> budgets;
    private final InstantSource clock;

    BudgetsCheckup(ObjectProvider<Tenants> tenants, ObjectProvider<Budgets> budgets, InstantSource clock) {
        this.tenants = tenants;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        tenants.getObject().all().stream()
                .limit(MOST_TENANTS)
                .forEach(tenant ->
                        CurrentTenant.call(tenant.id(), () -> finding(tenant)).ifPresent(findings::add));
        return findings.isEmpty()
                ? List.of(Finding.note(
                        TOPIC,
                        "No organisation has a budget for messages.",
                        "PUT /api/v1/tenants/{slug}/budgets/default/ with soft and hard"))
                : findings;
    }

    private Optional<Finding> finding(Tenant tenant) {
        YearMonth month = YearMonth.from(clock.instant().atZone(tenant.zone()));
        return budgets.getObject().of(month).map(budget -> finding(tenant, budget, month));
    }

    private Finding finding(Tenant tenant, Budget budget, YearMonth month) {
        BigDecimal spent = budgets.getObject().spent(month, budget.currency());
        String words = tenant.slug() + " has spent " + spent.toPlainString() + " " + budget.currency() + " in " + month;
        return switch (budget.state(spent)) {
            case OK -> Finding.right(TOPIC, words + ", within its budget.");
            case SOFT -> Finding.note(TOPIC, words + ": confirmations, reminders and surveys are not sent any more.");
            case HARD ->
                Finding.note(
                        TOPIC,
                        words + ": nothing is sent but what it excepts.",
                        "PUT /api/v1/tenants/" + tenant.slug() + "/budgets/" + month + "/ with a higher limit");
        };
    }
}
