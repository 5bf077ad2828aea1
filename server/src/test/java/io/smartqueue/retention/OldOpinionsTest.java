package io.smartqueue.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.opinion.GivenOpinion;
import io.smartqueue.opinion.Opinions;
import io.smartqueue.queue.TicketId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A comment is personal data; a score is a number. */
class OldOpinionsTest extends RetentionScenario {

    @Autowired
    Opinions opinions;

    @Test
    void theCommentEndsAndTheScoresStay() throws Exception {
        keep(30, 60, 60);
        admin.patch("opinion-settings/", Map.of("question", "rating")).is(200);
        visit();
        admin.post("tickets/", Map.of("queue_id", queue.value())).is(201);
        serve();
        UUID visit = branch.read(UUID.class, "select visit_id from opinion order by asked_at limit 1")
                .getFirst();
        branch.in(() -> {
            opinions.give(new TicketId(visit), new GivenOpinion(4, "Mot de " + name, "fr", GivenOpinion.By.PAGE));
            return visit;
        });
        assertThat(dump()).contains("Mot de " + name);
        String before = counted();
        assertThat(before).isEqualTo("4:1,none:1");

        after(Duration.ofDays(31));
        assertThat(dump()).doesNotContain("Mot de " + name);
        assertThat(counted()).isEqualTo(before);

        after(Duration.ofDays(61));
        assertThat(branch.read(Long.class, "select count(*) from opinion")).containsExactly(0L);
        assertThat(counted()).isEqualTo(before);
    }

    private String counted() {
        return branch.read(String.class, """
                        select string_agg(coalesce(score::text, 'none') || ':' || cases, ',' order by score) from (
                            select score, sum(cases) as cases from opinion_count group by score) found
                        """).getFirst();
    }
}
