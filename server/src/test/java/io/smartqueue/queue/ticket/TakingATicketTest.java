package io.smartqueue.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.customer.CustomerId;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Rush;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.wait.ServiceTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class TakingATicketTest {

    @Autowired
    Tickets tickets;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
    }

    private Ticket take(NewTicket wanted) {
        return branch.in(() -> tickets.take(wanted, Actor.customer()));
    }

    private Ticket take(QueueId queue, Priority priority) {
        return take(new NewTicket(
                queue, Optional.empty(), Optional.empty(), Optional.empty(), priority, EntryChannel.KIOSK));
    }

    @Test
    void givesTheLetterOfTheServiceAndThreeDigits() {
        QueueId queue = branch.queue("CASH");
        assertThat(take(NewTicket.in(queue)).number()).isEqualTo("C001");
        assertThat(take(NewTicket.in(queue)).number()).isEqualTo("C002");
    }

    @Test
    void countsTheQueuesOfOneLetterTogether() {
        take(NewTicket.in(branch.queue("CASH")));
        assertThat(take(NewTicket.in(branch.queue("CREDIT"))).number()).isEqualTo("C002");
        assertThat(take(NewTicket.in(branch.queue("A"))).number()).isEqualTo("A001");
    }

    @Test
    void saysWhatWillBeReadLater() {
        QueueId queue = branch.queue("A");
        branch.agentServing(queue);
        take(NewTicket.in(queue));
        Ticket taken = take(new NewTicket(
                queue,
                Optional.empty(),
                Optional.of("Awa Ndiaye"),
                Optional.of("77 123 45 67"),
                Priority.HIGH,
                EntryChannel.WEB));

        assertThat(taken.position()).isEqualTo(2);
        assertThat(taken.customer().phone()).isEqualTo("+221771234567");
        assertThat(taken.link().url().toString()).matches("http://localhost:\\d+/t/[0-9A-Za-z]{16}");
        // Who takes a ticket gets the last computation of the wait.
        assertThat(branch.in(() -> tickets.get(taken.id())))
                .usingRecursiveComparison()
                .ignoringFields("place.eta")
                .isEqualTo(taken);
    }

    @Test
    void estimatesFromPeopleAheadAndCountersOpen() {
        QueueId queue = branch.queue("A");
        // Five minutes each: one counter is supposed, then one is open, then two are.
        assertThat(take(NewTicket.in(queue)).eta()).satisfies(eta -> {
            assertThat(eta.countersOpen()).isZero();
            assertThat(eta.lowMinutes()).isBetween(3, 5);
            assertThat(eta.highMinutes()).isBetween(6, 10);
            assertThat(eta.basis()).isEqualTo(ServiceTime.Basis.DECLARED);
        });
        branch.agentServing(queue);
        WaitEstimate one = Objects.requireNonNull(take(NewTicket.in(queue)).eta());
        assertThat(one.countersOpen()).isEqualTo(1);
        branch.agentServing(queue);
        Ticket third = take(queue, Priority.NORMAL);
        // A range may be a second old while many are computed.
        await().untilAsserted(() -> {
            Ticket.PlaceInLine place = branch.in(() -> tickets.get(third.id())).place();
            WaitEstimate two =
                    Objects.requireNonNull(Objects.requireNonNull(place).eta());
            assertThat(two.countersOpen()).isEqualTo(2);
            assertThat(two.lowMinutes()).isLessThanOrEqualTo(one.lowMinutes());
        });
    }

    @Test
    void tellsThePositionInTheRealCallingOrder() {
        QueueId queue = branch.queue("A", Queue.Order.PRIORITY, null);
        Ticket first = take(queue, Priority.NORMAL);
        Ticket vip = take(queue, Priority.VIP);
        Ticket low = take(queue, Priority.LOW);
        Ticket high = take(queue, Priority.HIGH);

        assertThat(List.of(vip, high, first, low))
                .extracting(ticket -> branch.in(() -> tickets.get(ticket.id())).position())
                .containsExactly(1, 2, 3, 4);
        assertThat(vip.position()).isEqualTo(1);
        assertThat(high.position()).isEqualTo(2);
    }

    @Test
    void givesEachOfManyAtOnceTheNextNumber() {
        QueueId queue = branch.queue("A");
        List<List<Ticket>> taken = Rush.of(16, i -> (Callable<List<Ticket>>) () ->
                IntStream.range(0, 20).mapToObj(n -> take(NewTicket.in(queue))).toList());

        assertThat(taken.stream().flatMap(List::stream).map(Ticket::number).sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 320)
                        .mapToObj("A%03d"::formatted)
                        .toList());
        assertThat(branch.read(
                        String.class,
                        "select number from visit join leg on visit_id = visit.id order by due_at, leg.id"))
                .as("who has the smaller number is called first")
                .isSorted();
    }

    @Test
    void letsNobodyInWhenFull() {
        QueueId queue = branch.queue("A", Queue.Order.FIFO, 10);
        List<String> results = Rush.of(16, i -> () -> {
            try {
                return take(NewTicket.in(queue)).number();
            } catch (Refusal refusal) {
                return refusal.code();
            }
        });

        assertThat(results).filteredOn("queue_full"::equals).hasSize(6);
        assertThat(branch.read(Integer.class, "select last_sequence from number_series"))
                .containsExactly(10);
    }

    @Test
    void letsNobodyInWhenPausedOrClosed() {
        for (String status : List.of("paused", "closed")) {
            QueueId queue = branch.queue(status.toUpperCase(java.util.Locale.ROOT));
            branch.write("update queue set status = ? where id = ?", status, queue.value());
            assertRefused("queue_not_active", () -> take(NewTicket.in(queue)));
        }
        assertThat(branch.read(Long.class, "select count(*) from visit")).containsExactly(0L);
    }

    @Test
    void namesEverySlipAtOnce() {
        QueueId queue = branch.queue("A");
        assertThatThrownBy(() -> take(new NewTicket(
                        queue,
                        Optional.of(new CustomerId(Ids.next())),
                        Optional.empty(),
                        Optional.of("12"),
                        Priority.NORMAL,
                        EntryChannel.API)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(field -> field.field() + " " + field.code())
                                .containsExactly("customer_id unknown_customer", "customer_phone invalid_phone"));
    }

    @Test
    void doesNotKnowTheQueueOfAnotherOrganisation() {
        QueueId theirs = Branch.open(organisations, jdbc, transactions).queue("A");
        assertThatThrownBy(() -> take(NewTicket.in(theirs)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(Refusal.Field::code)
                                .containsExactly("unknown_queue"));
    }

    private static void assertRefused(String code, Callable<?> act) {
        assertThatThrownBy(act::call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
