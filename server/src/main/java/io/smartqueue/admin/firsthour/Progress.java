package io.smartqueue.admin.firsthour;

import io.smartqueue.tenant.CurrentTenant;
import java.util.Arrays;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How far an organisation has come: what there is, and what was left out on purpose. */
@Component
public class Progress {

    private static final String DONE = "done";
    private static final String SKIPPED = "skipped";

    /**
     * @param handled what was said of each step, by its code
     * @param there how much of it there is, by the step's code; a step that leaves nothing behind has none
     */
    public record Reached(Map<String, String> handled, Map<String, Integer> there) {

        public boolean isDone(Step step) {
            return there.getOrDefault(step.code(), 0) > 0 || DONE.equals(handled.get(step.code()));
        }

        public boolean isSkipped(Step step) {
            return !isDone(step) && SKIPPED.equals(handled.get(step.code()));
        }

        /** The first that waits for somebody; the last when none does. */
        Step current() {
            return Arrays.stream(Step.values())
                    .filter(step -> !isDone(step) && !isSkipped(step))
                    .findFirst()
                    .orElse(Step.TICKET);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Progress(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Reached reached() {
        String handled = jdbc.sql("select first_hour from tenant where id = :id")
                .param("id", CurrentTenant.get().value())
                .query(String.class)
                .single();
        Map<String, Integer> there = jdbc.sql("""
                        select (select count(*) from opening_hours) as site,
                               (select count(*) from service where is_active) as services,
                               (select count(*) from queue join site on site.id = site_id and site.is_active
                                where status = 'active') as queues,
                               (select count(*) from counter where is_active and exists (
                                    select from counter_queue where counter_id = counter.id)) as counters,
                               (select count(*) - 1 from membership
                                where tenant_id = current_tenant() and is_active) as people,
                               exists (select from leg where called_at is not null)::int as ticket
                        """)
                .query((row, n) -> Map.of(
                        "site", row.getInt("site"),
                        "services", row.getInt("services"),
                        "queues", row.getInt("queues"),
                        "counters", row.getInt("counters"),
                        "people", row.getInt("people"),
                        "ticket", row.getInt("ticket")))
                .single();
        return new Reached(json.readValue(handled, new TypeReference<>() {}), there);
    }

    @Transactional
    public void done(Step step) {
        handle(step, DONE);
    }

    @Transactional
    public void skip(Step step) {
        handle(step, SKIPPED);
    }

    private void handle(Step step, String how) {
        jdbc.sql("""
                        update tenant set first_hour = first_hour || jsonb_build_object(:step::text, :how::text)
                        where id = :id
                        """)
                .param("id", CurrentTenant.get().value())
                .param("step", step.code())
                .param("how", how)
                .update();
    }
}
