package io.smartqueue.queue.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Rush;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.StaffId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class TransitionsTest {

    @Autowired
    Tickets tickets;

    @Autowired
    WaitingTickets waiting;

    @Autowired
    Calls calls;

    @Autowired
    Serving serving;

    @Autowired
    Transfers transfers;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    StaffId agent;
    QueueId elsewhere;
    Ticket ticket;

    @BeforeEach
    void take() {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        agent = branch.agentServing(queue).staffId();
        elsewhere = branch.queue("B");
        ticket = branch.in(() -> tickets.take(NewTicket.in(queue), Actor.customer()));
    }

    /** Each act with the only states from which it is allowed, as the description of a ticket's life has it. */
    private enum Deed {
        ARRIVE(null, TicketState.REMOTE, TicketState.CALLED),
        POSTPONE(null, TicketState.WAITING, TicketState.REMOTE, TicketState.CALLED),
        CALL(TicketState.CALLED, TicketState.WAITING),
        RECALL(TicketState.CALLED, TicketState.CALLED),
        START(TicketState.SERVING, TicketState.CALLED),
        HOLD(TicketState.ON_HOLD, TicketState.SERVING),
        RESUME(TicketState.SERVING, TicketState.ON_HOLD),
        MISS(TicketState.MISSED, TicketState.CALLED),
        RETURN(TicketState.WAITING, TicketState.CALLED, TicketState.MISSED, TicketState.ON_HOLD),
        TRANSFER(TicketState.WAITING, TicketState.WAITING, TicketState.CALLED, TicketState.SERVING),
        CLOSE(TicketState.COMPLETED, TicketState.SERVING),
        REOPEN(TicketState.SERVING, TicketState.COMPLETED),
        CANCEL(TicketState.CANCELLED, TicketState.REMOTE, TicketState.WAITING),
        NO_SHOW(TicketState.NO_SHOW, TicketState.CALLED, TicketState.MISSED);

        private final @Nullable TicketState to;
        private final Set<TicketState> from;

        Deed(@Nullable TicketState to, TicketState... from) {
            this.to = to;
            this.from = Set.of(from);
        }

        TicketState after(TicketState state) {
            return switch (this) {
                case ARRIVE -> state == TicketState.REMOTE ? TicketState.WAITING : state;
                case POSTPONE -> state == TicketState.CALLED ? TicketState.WAITING : state;
                default -> java.util.Objects.requireNonNull(to);
            };
        }
    }

    static Stream<Arguments> everyDeedInEveryState() {
        return Arrays.stream(Deed.values())
                .flatMap(deed -> Arrays.stream(TicketState.values()).map(state -> Arguments.of(deed, state)));
    }

    private void bringTo(TicketState state) {
        branch.write(
                "update leg set state = ?, agent_id = ?, counter_id = (select counter_id from counter_session),"
                        + " held_at = now(), ended_at = now() where visit_id = ?",
                state.code(),
                agent.value(),
                ticket.id().value());
    }

    private Ticket done(Deed deed) {
        Actor by = Actor.agent(agent);
        return branch.in(() -> switch (deed) {
            case ARRIVE -> waiting.arrive(ticket.id(), by);
            case POSTPONE -> waiting.postpone(ticket.id(), 1, by);
            case CALL -> calls.call(ticket.id(), agent, "because");
            case RECALL -> calls.recall(ticket.id(), by);
            case START -> serving.start(ticket.id(), by);
            case HOLD -> serving.hold(ticket.id(), "because", by);
            case RESUME -> serving.resume(ticket.id(), agent);
            case MISS -> calls.miss(ticket.id(), by);
            case RETURN -> waiting.comeBack(ticket.id(), "because", by);
            case TRANSFER -> transfers.toQueue(ticket.id(), elsewhere, "because", by);
            case CLOSE -> serving.close(ticket.id(), null, by);
            case REOPEN -> serving.reopen(ticket.id(), by);
            case CANCEL -> waiting.cancel(ticket.id(), "because", by);
            case NO_SHOW -> calls.noShow(ticket.id(), by);
        });
    }

    @ParameterizedTest
    @MethodSource("everyDeedInEveryState")
    void areAllowedOrRefusedAsTheTableSays(Deed deed, TicketState state) {
        bringTo(state);
        if (deed.from.contains(state)) {
            Ticket answer = done(deed);
            assertThat(answer.status()).isEqualTo(deed.after(state));
            assertThat(answer).isEqualTo(branch.in(() -> tickets.get(ticket.id())));
            assertThat(events()).isEqualTo(deed == Deed.TRANSFER ? 3 : 2);
        } else {
            assertThatThrownBy(() -> done(deed)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo("not_allowed_in_this_state");
                assertThat(refusal.details()).containsEntry("state", state.code());
            });
            assertThat(branch.in(() -> tickets.get(ticket.id())).status()).isEqualTo(state);
            assertThat(events()).isEqualTo(1);
        }
    }

    private long events() {
        return branch.read(Long.class, "select count(*) from ticket_event").getFirst();
    }

    @Test
    void happenOnceHoweverOftenTheyAreClicked() {
        bringTo(TicketState.CALLED);
        var results = Rush.of(8, i -> () -> {
            try {
                return done(Deed.START).status().code();
            } catch (Refusal refusal) {
                return refusal.code();
            }
        });
        assertThat(results).filteredOn("serving"::equals).hasSize(1);
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void leaveAHistoryThatTheApplicationCannotChange() {
        for (String attempt : new String[] {
            "update ticket_event set reason = 'never'", "delete from ticket_event", "truncate ticket_event"
        }) {
            assertThatThrownBy(() -> branch.write(attempt))
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }
}
