package io.smartqueue.queue.life;

import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Moves.Moved;
import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.GroupCommit;
import io.smartqueue.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts of an organisation that wait at the same time share a transaction, and those of the same kind a statement. It
 * waits for no ticket and no agent, and does only what is possible at once. Whatever is refused, fails or would have to
 * wait is left to the caller, who does it alone.
 */
@Component
class GroupedActs {

    private static final Logger log = LoggerFactory.getLogger(GroupedActs.class);

    private sealed interface Wish {}

    private record Call(StaffId agent) implements Wish {}

    private record Move(Moves.Wish wish, Kind<?> kind) implements Wish {}

    private record Kind<P extends Particulars>(Act<P> act, P particulars) {

        List<Moved> carryOut(Moves moves, List<Moves.Wish> wishes) {
            return moves.moveThose(wishes, act, particulars);
        }
    }

    private final GroupCommit<TenantId, Wish, Optional<Ticket>> groups = new GroupCommit<>(this::together);
    private final Moves moves;
    private final CallClaims claims;
    private final TransactionTemplate transaction;

    GroupedActs(Moves moves, CallClaims claims, PlatformTransactionManager transactions) {
        this.moves = moves;
        this.claims = claims;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return empty when nobody was called; {@link CallClaims#first} says why, or calls after a closer look */
    Optional<Ticket> callNext(StaffId agent) {
        // Another call of the same agent may break the transaction.
        return isInTransaction() ? Optional.empty() : join(new Call(agent));
    }

    /** @throws io.smartqueue.kernel.Refusal as {@link Moves#move} */
    <P extends Particulars> Ticket move(TicketId ticket, Act<P> act, Actor by, P particulars) {
        return moveIfPossible(ticket, act, by, particulars).orElseGet(() -> moves.move(ticket, act, by, particulars));
    }

    /** @return empty when it is not possible, or not without waiting, and nothing was done */
    <P extends Particulars> Optional<Ticket> moveIfPossible(TicketId ticket, Act<P> act, Actor by, P particulars) {
        var wish = new Moves.Wish(ticket, by);
        var kind = new Kind<>(act, particulars);
        return isInTransaction()
                ? kind.carryOut(moves, List.of(wish)).stream().findFirst().map(Moved::ticket)
                : join(new Move(wish, kind));
    }

    private Optional<Ticket> join(Wish wish) {
        Optional<Ticket> done = groups.join(CurrentTenant.get(), wish);
        done.ifPresent(ticket -> Workload.wrote());
        return done;
    }

    private static boolean isInTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private List<Supplier<Optional<Ticket>>> together(List<Wish> wishes) {
        Map<Wish, Ticket> done = Objects.requireNonNull(transaction.execute(status -> carryOut(wishes, status)));
        // A wish that is there twice, such as a second click, was fulfilled once.
        return wishes.stream()
                .<Supplier<Optional<Ticket>>>map(wish -> {
                    Optional<Ticket> ticket = Optional.ofNullable(done.remove(wish));
                    return () -> ticket;
                })
                .toList();
    }

    private Map<Wish, Ticket> carryOut(List<Wish> wishes, TransactionStatus status) {
        try {
            Map<Wish, Ticket> done = moved(wishes);
            done.putAll(called(wishes));
            return done;
        } catch (RuntimeException fault) {
            log.debug("{} acts are done one by one", wishes.size(), fault);
            status.setRollbackOnly();
            return new HashMap<>();
        }
    }

    private Map<Wish, Ticket> moved(List<Wish> wishes) {
        Map<TicketId, Move> firsts = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            if (wish instanceof Move move) {
                firsts.putIfAbsent(move.wish.ticket(), move);
            }
        }
        Map<Kind<?>, List<Moves.Wish>> kinds = new LinkedHashMap<>();
        firsts.values()
                .forEach(move -> kinds.computeIfAbsent(move.kind, unused -> new ArrayList<>())
                        .add(move.wish));
        Map<Wish, Ticket> done = new HashMap<>();
        kinds.forEach((kind, same) -> kind.carryOut(moves, same).forEach(moved -> {
            Ticket ticket = moved.ticket();
            done.put(Objects.requireNonNull(firsts.get(ticket.id())), ticket);
        }));
        return done;
    }

    private Map<Wish, Ticket> called(List<Wish> wishes) {
        List<StaffId> agents = wishes.stream()
                .filter(Call.class::isInstance)
                .map(wish -> ((Call) wish).agent)
                .distinct()
                .toList();
        Map<Wish, Ticket> done = new HashMap<>();
        if (!agents.isEmpty()) {
            claims.firsts(agents)
                    .forEach(moved -> done.put(
                            new Call(new StaffId(
                                    Objects.requireNonNull(moved.ticket().agent())
                                            .id())),
                            moved.ticket()));
        }
        return done;
    }
}
