package io.smartqueue.queue.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.EntryChannel;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.SiteId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class IncidentsTest extends ClockScenario {

    @Autowired
    Incidents incidents;

    QueueId queue;
    StaffId agent;

    @BeforeEach
    void open() {
        queue = branch.queue("A");
        agent = branch.agentServing(queue).staffId();
    }

    @Test
    void stopTheCallsAndLetThemResumeInOrder() {
        Ticket first = take(queue);
        later(Duration.ofSeconds(1));
        take(queue);
        SiteId site = new SiteId(branch.site);
        branch.in(() -> incidents.begin(site, "power cut", Optional.empty(), Actor.system()));
        assertThatThrownBy(() -> callNext(agent))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("incident"));
        assertThat(branch.in(() -> tickets.get(first.id())).eta()).isNull();
        assertThatThrownBy(() -> branch.in(() -> incidents.begin(site, "again", Optional.empty(), Actor.system())))
                .isInstanceOf(Refusal.class);
        branch.in(() -> incidents.end(site, Optional.empty(), Actor.system()));
        assertThat(callNext(agent).id()).isEqualTo(first.id());
    }

    @Test
    void areToldToEverybodyInTheLineOnce() {
        take(new NewTicket(
                queue,
                Optional.empty(),
                Optional.empty(),
                Optional.of("77 000 00 12"),
                Priority.NORMAL,
                EntryChannel.API));
        take(queue);
        branch.in(() -> incidents.begin(
                new SiteId(branch.site), "power cut", Optional.of("Panne : gardez votre rang."), Actor.system()));
        String told = "select body from notification where event = 'custom'";
        await().untilAsserted(() ->
                assertThat(branch.read(String.class, told)).containsExactly("Panne : gardez votre rang."));
    }
}
