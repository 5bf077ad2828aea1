package io.smartqueue.queue.ticket;

import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.order.SiteWaits;
import io.smartqueue.queue.ticket.Admission.Request;
import io.smartqueue.queue.ticket.Intake.Outcome;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.GroupCommit;
import io.smartqueue.tenant.TenantId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes tickets. Those of an organisation that are asked for at the same time share a transaction, which waits for no
 * queue. What it passes over, or what fails with it, is taken with others of the same queue; and what fails there, one
 * by one. So nobody waits for another's queue, and nobody is refused for another's fault.
 */
@Component
class Joining {

    private record Line(TenantId tenant, QueueId queue) {}

    /** The work of a transaction failed, which was rolled back; a failed commit is something else. */
    private static final class Undone extends RuntimeException {

        private final RuntimeException fault;

        Undone(RuntimeException fault) {
            super(null, fault, false, false);
            this.fault = fault;
        }
    }

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Logger log = LoggerFactory.getLogger(Joining.class);

    private final Intake intake;
    private final SiteWaits waits;
    private final HeldSeries held;
    private final TransactionTemplate transaction;
    private final GroupCommit<TenantId, Request, Optional<Ticket>> anywhere = new GroupCommit<>(this::takeFree);
    private final GroupCommit<Line, Request, Ticket> inLine = new GroupCommit<>(this::takeTogether);

    Joining(Intake intake, SiteWaits waits, HeldSeries held, PlatformTransactionManager transactions) {
        this.intake = intake;
        this.waits = waits;
        this.held = held;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Within the caller's transaction, if there is one. */
    Ticket take(Request request) {
        waits.prepare(request.wanted().queue());
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return intake.takeCarefully(request);
        }
        TenantId tenant = CurrentTenant.get();
        QueueId queue = request.wanted().queue();
        Optional<Ticket> free = held.concerns(queue) ? Optional.empty() : anywhere.join(tenant, request);
        Ticket ticket = free.orElseGet(() -> inLine.join(new Line(tenant, queue), request));
        Workload.wrote();
        return ticket;
    }

    /** @return for each what gives its ticket; or empty when it was passed over or the transaction failed */
    private List<Supplier<Optional<Ticket>>> takeFree(List<Request> requests) {
        List<Outcome> outcomes;
        try {
            outcomes = execute(() -> intake.takeFree(requests));
        } catch (Undone undone) {
            if (isAway(undone.fault)) {
                throw undone.fault;
            }
            log.debug("{} tickets are taken queue by queue", requests.size(), undone.fault);
            if (isLocked(undone.fault)) {
                requests.forEach(request -> held.suspect(request.wanted().queue()));
                log.warn("{} tickets waited in vain for a row that another transaction holds", requests.size());
            }
            return requests.stream()
                    .<Supplier<Optional<Ticket>>>map(request -> Optional::empty)
                    .toList();
        }
        return outcomes.stream()
                .map(outcome -> result(outcome)
                        .<Supplier<Optional<Ticket>>>map(ticket -> () -> Optional.of(ticket.get()))
                        .orElse(Optional::empty))
                .toList();
    }

    private List<Supplier<Ticket>> takeTogether(List<Request> requests) {
        QueueId queue = requests.getFirst().wanted().queue();
        held.await(queue);
        List<Outcome> outcomes;
        try {
            outcomes = execute(() -> intake.take(requests));
            if (outcomes.stream().anyMatch(Outcome.Done.class::isInstance)) {
                held.release(queue);
            }
        } catch (Undone undone) {
            if (isLocked(undone.fault)) {
                held.suspect(queue);
                throw undone.fault;
            }
            if (isAway(undone.fault)) {
                throw undone.fault;
            }
            if (requests.size() == 1 && !(undone.fault instanceof Intake.Untold)) {
                throw undone.fault;
            }
            return requests.stream().map(request -> again(request, requests)).toList();
        }
        List<Supplier<Ticket>> results = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            results.add(result(outcomes.get(i)).orElseGet(() -> again(request, requests)));
        }
        return results;
    }

    /** Alone if it was not; else so that its messages cannot fail it. */
    private Supplier<Ticket> again(Request request, List<Request> together) {
        return together.size() > 1
                ? outcome(() -> takeTogether(List.of(request)).getFirst().get())
                : outcome(() -> transaction.execute(begun -> intake.takeCarefully(request)));
    }

    private List<Outcome> execute(Supplier<List<Outcome>> work) {
        return Objects.requireNonNull(transaction.execute(begun -> {
            try {
                List<Outcome> outcomes = work.get();
                // Nothing was written, and a check that refused may have marked the transaction.
                if (outcomes.stream().noneMatch(Outcome.Done.class::isInstance)) {
                    begun.setRollbackOnly();
                }
                return outcomes;
            } catch (RuntimeException fault) {
                throw new Undone(fault);
            }
        }));
    }

    private static Optional<Supplier<Ticket>> result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(Ticket ticket) -> Optional.of(() -> ticket);
            case Outcome.Refused(var why) ->
                Optional.of(() -> {
                    throw why;
                });
            case Outcome.Passed() -> Optional.empty();
        };
    }

    /** What failed for all would fail for each. */
    private static boolean isAway(RuntimeException fault) {
        return fault instanceof DataAccessResourceFailureException || fault instanceof QueryTimeoutException;
    }

    /** Another transaction holds a row, mostly that of the queue or of its numbers. */
    private static boolean isLocked(RuntimeException fault) {
        return fault instanceof DataAccessException failed
                && failed.getRootCause() instanceof SQLException refused
                && LOCK_NOT_AVAILABLE.equals(refused.getSQLState());
    }

    private static Supplier<Ticket> outcome(Supplier<@Nullable Ticket> take) {
        try {
            Ticket ticket = Objects.requireNonNull(take.get());
            return () -> ticket;
        } catch (RuntimeException failed) {
            return () -> {
                throw failed;
            };
        }
    }
}
