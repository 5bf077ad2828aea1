package io.smartqueue.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** After which visits people are asked, and by what. */
class AskingTest extends OpinionScenario {

    private final String phone = "+22177" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);

    @Test
    void nobodyIsAskedUntilTheOrganisationHasAQuestion() {
        settings(Map.of("question", "none"));
        Visit visit = visitOf(phone);
        assertThat(isAsked(visit)).isFalse();
        assertThat(asking(visit)).isEmpty();
    }

    @Test
    void aMessageWaitsForTheDelayAndLeadsToTheQuestion() {
        settings(Map.of("delay_minutes", 30));
        Visit visit = visitOf(phone);
        assertThat(isAsked(visit)).isTrue();
        assertThat(asking(visit)).containsOnly(Map.entry("pending", 1));
        assertThat(branch.read(String.class, """
                        select extract(epoch from not_before - (
                            select max(ended_at) from visit))::integer / 60 || ' ' || body
                        from notification where event = 'feedback_request'
                        """))
                .singleElement()
                .asString()
                .startsWith("30 Merci")
                .endsWith(visit.page() + "/opinion");
    }

    @Test
    void noMessageLeavesWithoutADelayOrAnAgreement() {
        settings("{\"delay_minutes\": null}");
        Visit visit = visitOf(phone);
        assertThat(isAsked(visit)).isTrue();
        assertThat(asking(visit)).isEmpty();
        settings(Map.of("delay_minutes", 30));
        Visit withoutPhone = visit();
        assertThat(isAsked(withoutPhone)).isTrue();
        assertThat(asking(withoutPhone)).isEmpty();
    }

    @Test
    void nobodyIsAskedTwiceInThirtyDays() {
        assertThat(isAsked(visitOf(phone))).isTrue();
        later(29);
        Visit second = visitOf(phone);
        assertThat(isAsked(second)).isFalse();
        assertThat(asking(second)).isEmpty();
        later(1);
        assertThat(isAsked(visitOf(phone))).isTrue();
    }

    @Test
    void twoVisitsThatEndAtOnceAreAskedOnce() throws Exception {
        List<Visit> visits = List.of(take(phoned()), take(phoned()));
        var agents = List.of(branch.agentServing(queue), branch.agentServing(queue));
        for (int i = 0; i < 2; i++) {
            agents.get(i)
                    .post("tickets/" + visits.get(i).id() + "/call/", Map.of("reason", "test"))
                    .is(200);
            agents.get(i).post("tickets/" + visits.get(i).id() + "/start/").is(200);
        }
        try (var both = Executors.newFixedThreadPool(2)) {
            var closing = List.<Callable<Object>>of(
                    () -> agents.get(0)
                            .post("tickets/" + visits.get(0).id() + "/close/")
                            .is(200),
                    () -> agents.get(1)
                            .post("tickets/" + visits.get(1).id() + "/close/")
                            .is(200));
            for (var closed : both.invokeAll(closing)) {
                closed.get();
            }
        }
        assertThat(visits.stream().filter(this::isAsked)).hasSize(1);
    }

    @Test
    void nobodyIsAskedAfterAStop() {
        manager.post("suppressions/", Map.of("channel", "whatsapp", "recipient", phone, "reason", "stop"))
                .is(201);
        Visit visit = visitOf(phone);
        assertThat(isAsked(visit)).isFalse();
        assertThat(asking(visit)).isEmpty();
    }

    @Test
    void whoWasNotServedIsNotAsked() {
        Visit visit = take(phoned());
        manager.post("tickets/" + visit.id() + "/cancel/", Map.of("reason", "left"))
                .is(200);
        assertThat(isAsked(visit)).isFalse();
    }

    @Test
    void whoGoesOnToAnotherQueueIsAskedAtTheEnd() {
        var next = branch.queue("B");
        Visit visit = take(Map.of("next_queue_ids", List.of(next.value())));
        serve(visit);
        assertThat(isAsked(visit)).isFalse();
        var last = branch.agentServing(next);
        last.post("agents/me/call-next/").is(200);
        last.post("tickets/" + visit.id() + "/start/").is(200);
        last.post("tickets/" + visit.id() + "/close/").is(200);
        assertThat(isAsked(visit)).isTrue();
    }

    @Test
    void aVisitThatIsReopenedIsAskedWhenItEndsAgain() {
        Visit visit = visitOf(phone);
        agent.post("tickets/" + visit.id() + "/reopen/").is(200);
        assertThat(asking(visit)).containsOnly(Map.entry("cancelled", 1));
        assertThat(organisations.nobody().get(visit.page() + "/opinion").status())
                .isEqualTo(302);
        close(visit);
        assertThat(asking(visit)).containsOnly(Map.entry("cancelled", 1), Map.entry("pending", 1));
        assertThat(isAsked(visit)).isTrue();
    }

    @Test
    void aVisitWhoseEndIsRolledBackAsksNothing() {
        Visit visit = take(phoned());
        agent.post("tickets/" + visit.id() + "/call/", Map.of("reason", "test")).is(200);
        agent.post("tickets/" + visit.id() + "/start/").is(200);
        branch.in(() -> {
            new TransactionTemplate(transactions).executeWithoutResult(begun -> {
                serving.close(new TicketId(UUID.fromString(visit.id())), null, Actor.agent(agent.staffId()));
                begun.setRollbackOnly();
            });
            return visit;
        });
        assertThat(branch.read(Long.class, """
                        select count(*) from (
                            select from opinion union all select from asked_address
                            union all select from notification where event = 'feedback_request') found
                        """)).containsExactly(0L);
        close(visit);
        assertThat(isAsked(visit)).isTrue();
    }

    @Test
    void aShareOfVisitsIsAsked() {
        settings(Map.of("share_percent", 0));
        assertThat(isAsked(visit())).isFalse();
        settings(Map.of("share_percent", 100));
        assertThat(isAsked(visit())).isTrue();
    }

    private Map<String, Object> phoned() {
        return Map.of("customer_phone", phone);
    }

    private void settings(String json) {
        JsonNode answer = admin.patch("opinion-settings/", json).is(200).json();
        assertThat(answer.path("delay_minutes").isNull()).isTrue();
    }

    private boolean isAsked(Visit visit) {
        return organisations.nobody().get(visit.page()).is(200).body().contains("name=\"score\"");
    }
}
