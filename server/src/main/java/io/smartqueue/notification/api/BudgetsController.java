package io.smartqueue.notification.api;

import io.smartqueue.cost.Money;
import io.smartqueue.cost.budget.Budget;
import io.smartqueue.cost.budget.Budgets;
import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.spending.Reservations;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/budgets")
@Tag(name = "budgets", description = "How much an organisation wants to spend on messages in a month")
class BudgetsController {

    record BudgetDraft(
            @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 8) BigDecimal soft,

            @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 8) BigDecimal hard,

            @Nullable @Known(Known.List.CURRENCY) String currency,

            @Nullable @Size(max = 20) List<@NotNull NotificationEvent> exceptedEvents) {}

    record BudgetView(
            @Nullable BigDecimal soft,
            @Nullable BigDecimal hard,
            String currency,
            List<String> exceptedEvents,
            BigDecimal spent,
            BigDecimal reserved,
            Budget.State state) {}

    private final Budgets budgets;
    private final Reservations reservations;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    BudgetsController(
            Budgets budgets, Reservations reservations, TransactionTemplate transaction, InstantSource clock) {
        this.budgets = budgets;
        this.reservations = reservations;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/{month}")
    @Requires(Right.SEE_COSTS)
    BudgetView get(Caller caller, @PathVariable String month) {
        YearMonth counted = counted(caller, month);
        return Objects.requireNonNull(transaction.execute(begun -> budgets.find(month)
                .or(() -> budgets.find(Budgets.DEFAULT))
                .map(budget -> view(budget, counted))
                .orElseThrow(() -> Refusal.notFound("no_budget", "There is no budget for this month."))));
    }

    @PutMapping("/{month}")
    @Requires(Right.MANAGE_BUDGETS)
    BudgetView put(Caller caller, @PathVariable String month, @Valid @RequestBody BudgetDraft draft) {
        YearMonth counted = counted(caller, month);
        if (draft.soft() != null && draft.hard() != null && draft.soft().compareTo(draft.hard()) > 0) {
            throw Refusal.field("soft", "above_hard", "The soft limit is not above the hard one.");
        }
        Budget budget = new Budget(
                draft.soft(),
                draft.hard(),
                Optional.ofNullable(draft.currency()).orElseGet(budgets::ownCurrency),
                draft.exceptedEvents() == null
                        ? Set.of()
                        : draft.exceptedEvents().stream()
                                .map(NotificationEvent::code)
                                .collect(Collectors.toSet()));
        return Objects.requireNonNull(transaction.execute(begun -> {
            budgets.put(
                    month,
                    budget,
                    present(caller),
                    clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
            return view(budget, counted);
        }));
    }

    private BudgetView view(Budget budget, YearMonth month) {
        BigDecimal spent = budgets.spent(month, budget.currency());
        BigDecimal reserved = reservations.reserved(month);
        return new BudgetView(
                budget.soft() == null ? null : Money.plain(budget.soft()),
                budget.hard() == null ? null : Money.plain(budget.hard()),
                budget.currency(),
                budget.exceptedEvents().stream().sorted().toList(),
                spent,
                Money.plain(reserved),
                budget.state(spent.add(reserved)));
    }

    private YearMonth present(Caller caller) {
        return YearMonth.from(clock.instant().atZone(caller.tenant().zone()));
    }

    /** The month whose spending is shown; of the default, the present one. */
    private YearMonth counted(Caller caller, String month) {
        if (month.equals(Budgets.DEFAULT)) {
            return present(caller);
        }
        try {
            YearMonth given = YearMonth.parse(month);
            if (given.toString().equals(month) && given.getYear() >= 2000 && given.getYear() <= 9999) {
                return given;
            }
        } catch (DateTimeException malformed) {
            // refused below
        }
        throw Refusal.notFound("unknown_month", "Write a month as 2026-11, or default.");
    }
}
