package io.smartqueue.notification.limit;

import io.smartqueue.cost.budget.Budget;
import io.smartqueue.cost.budget.Budgets;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.sql.Types;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the current organisation's rules let leave at present, for the page that asks for a phone. */
@Component
public class MessageOutlook {

    private static final long MOST_KNOWN = 10_000;

    /**
     * @param countries to whose phones messages go; empty when to all
     * @param quietHours when they wait
     * @param isFull whether a phone to which the organisation never wrote gets no message now, by a cap or the budget
     */
    public record Outlook(List<String> countries, QuietHours quietHours, boolean isFull) {

        public Optional<QuietHours.Window> quiet(Medium medium) {
            return quietHours.of(medium);
        }
    }

    private final JdbcClient jdbc;
    private final MessagingRulesStore rules;
    private final Budgets budgets;
    private final Tenants tenants;
    private final InstantSource clock;
    private final RecentReads<TenantId, Boolean> full = new RecentReads<>(MOST_KNOWN);

    MessageOutlook(JdbcClient jdbc, MessagingRulesStore rules, Budgets budgets, Tenants tenants, InstantSource clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.budgets = budgets;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Outlook now() {
        MessagingRules present = rules.current();
        return new Outlook(
                present.everywhere()
                        ? List.of()
                        : present.countries().stream().sorted().toList(),
                present.quietHours(),
                present.areCapped()
                                && Objects.requireNonNull(
                                        full.get(CurrentTenant.get(), tenant -> isFull(present.caps())))
                        || isSpent());
    }

    private boolean isSpent() {
        YearMonth month =
                YearMonth.from(clock.instant().atZone(tenants.current().zone()));
        return budgets.of(month)
                .filter(budget -> budget.state(budgets.spent(month, budget.currency())) == Budget.State.HARD)
                .isPresent();
    }

    private boolean isFull(Caps caps) {
        return jdbc.sql("""
                        select coalesce(messages_counted(:organisation) >= cap_of_lane(:organisation, :lane), false)
                            or coalesce(recipients_counted(:recipients) >= :recipients, false)
                        """)
                .param("organisation", caps.organisationHour(), Types.INTEGER)
                .param("recipients", caps.newRecipientsHour(), Types.INTEGER)
                .param("lane", NotificationEvent.TICKET_CREATED.lane())
                .query(Boolean.class)
                .single();
    }
}
