package io.smartqueue.queue.counter;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Savepoint;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The counters of the current organisation, and which queues each of them serves. */
@Service
public class Counters {

    private static final String SELECT = """
            select counter.id, counter.name, counter.site_id, site.slug as site_slug, counter.is_active,
                   counter.created_at, array(
                       select queue_id from counter_queue where counter_id = counter.id order by queue_id
                   ) as queues, array(
                       select head_start_minutes from counter_queue where counter_id = counter.id order by queue_id
                   ) as head_starts
            from counter join site on site.id = counter.site_id
            """;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final Savepoint savepoint;
    private final ApplicationEventPublisher events;

    Counters(JdbcClient jdbc, Sites sites, Savepoint savepoint, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.savepoint = savepoint;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Counter> find(CounterId id) {
        return jdbc.sql(SELECT + "where counter.id = :id")
                .param("id", id.value())
                .query(Counters::counter)
                .optional();
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Counter get(CounterId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no counter with this id."));
    }

    /** @param only the sites to which the list is limited; empty means all of them */
    @Transactional(readOnly = true)
    public PageResult<Counter> list(@Nullable UUID site, @Nullable Boolean active, Set<UUID> only, PageRequest paging) {
        return search("", site, active, only, paging);
    }

    /** All of a site, sorted by name. */
    @Transactional(readOnly = true)
    public List<Counter> all(UUID site, @Nullable Boolean active) {
        return list(site, active, Set.of(), PageRequest.all("name")).results();
    }

    /** @param words somewhere in the name; empty means any */
    @Transactional(readOnly = true)
    public PageResult<Counter> search(
            String words, @Nullable UUID site, @Nullable Boolean active, Set<UUID> only, PageRequest paging) {
        String matching = """
                from (%s) counter
                where position(lower(:words) in lower(name)) > 0
                  and (:site::uuid is null or site_id = :site)
                  and (:active::boolean is null or is_active = :active)
                  and (cardinality(:only::uuid[]) = 0 or site_id = any(:only))
                """.formatted(SELECT);
        return paging.of(
                matching("select count(*) " + matching, site, active, only)
                        .param("words", words.strip())
                        .query(Long.class)
                        .single(),
                matching("select * " + matching + paging.orderAndLimit(), site, active, only)
                        .param("words", words.strip())
                        .query(Counters::counter)
                        .list());
    }

    private JdbcClient.StatementSpec matching(
            String sql, @Nullable UUID site, @Nullable Boolean active, Set<UUID> only) {
        return jdbc.sql(sql).param("site", site).param("active", active).param("only", only.toArray(UUID[]::new));
    }

    private static Counter counter(ResultSet row, int n) throws SQLException {
        UUID[] queues = (UUID[]) row.getArray("queues").getArray();
        Integer[] minutes = (Integer[]) row.getArray("head_starts").getArray();
        Map<UUID, Integer> headStarts = new LinkedHashMap<>();
        for (int i = 0; i < queues.length; i++) {
            if (minutes[i] != 0) {
                headStarts.put(queues[i], minutes[i]);
            }
        }
        return new Counter(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new Counter.Site(row.getObject("site_id", UUID.class), row.getString("site_slug")),
                List.of(queues),
                headStarts,
                row.getBoolean("is_active"));
    }

    /** @throws Refusal when the name is taken at the site, or a queue is not of this site */
    @Transactional
    public Counter create(CounterDraft draft) {
        return write(Ids.next(), draft, """
                insert into counter (id, tenant_id, site_id, name, is_active)
                values (:id, current_tenant(), :site, :name, :active)
                """);
    }

    /** @throws Refusal also when an agent sits there who could not stay after the change */
    @Transactional
    public Counter change(CounterId id, CounterDraft draft) {
        Counter present = get(id);
        boolean leaves = !present.site().id().equals(siteOf(draft)) || Boolean.FALSE.equals(draft.isActive());
        if (leaves) {
            requireNobodyThere(id);
        }
        return write(id.value(), draft, """
                update counter set site_id = :site, name = :name, is_active = :active where id = :id
                """);
    }

    private Counter write(UUID id, CounterDraft draft, String sql) {
        UUID site = siteOf(draft);
        try {
            jdbc.sql(sql)
                    .param("id", id)
                    .param("site", site)
                    .param("name", draft.name().strip())
                    .param("active", Objects.requireNonNullElse(draft.isActive(), true))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("name_taken", "Another counter of this site has this name.");
        }
        serve(
                id,
                site,
                Set.copyOf(Objects.requireNonNullElse(draft.queues(), List.of())),
                Objects.requireNonNullElse(draft.headStarts(), Map.of()));
        changed();
        return get(new CounterId(id));
    }

    private void changed() {
        events.publishEvent(new LineChanged(CurrentTenant.get()));
    }

    private void serve(UUID counter, UUID site, Set<UUID> queues, Map<UUID, Integer> headStarts) {
        UUID[] ids = queues.toArray(UUID[]::new);
        jdbc.sql("delete from counter_queue where counter_id = :counter and queue_id <> all(:queues)")
                .param("counter", counter)
                .param("queues", ids)
                .update();
        int served = jdbc.sql("""
                        insert into counter_queue (tenant_id, counter_id, queue_id, head_start_minutes)
                        select tenant_id, :counter, queue.id, minutes
                        from queue join unnest(:queues::uuid[], :minutes::integer[]) as served (id, minutes)
                            on served.id = queue.id
                        where site_id = :site
                        on conflict (tenant_id, counter_id, queue_id)
                            do update set head_start_minutes = excluded.head_start_minutes
                        """)
                .param(
                        "minutes",
                        Stream.of(ids).map(id -> headStarts.getOrDefault(id, 0)).toArray(Integer[]::new))
                .param("counter", counter)
                .param("site", site)
                .param("queues", ids)
                .update();
        if (served != queues.size()) {
            throw Refusal.field("queues", "unknown_queue", "Name queues of the counter's own site.");
        }
        requireQueues(headStarts.keySet());
    }

    private void requireQueues(Set<UUID> named) {
        int there = jdbc.sql("select count(*) from queue where id = any(:queues)")
                .param("queues", named.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
        if (there < named.size()) {
            throw Refusal.field("head_starts", "unknown_queue", "Name queues that there are.");
        }
    }

    /** @return the counter when it has history and was only deactivated; empty when it is gone */
    @Transactional
    public Optional<Counter> remove(CounterId id) {
        requireNobodyThere(id);
        boolean gone = savepoint.letsGo(() -> jdbc.sql("delete from counter where id = :id")
                .param("id", id.value())
                .update());
        changed();
        if (gone) {
            return Optional.empty();
        }
        jdbc.sql("update counter set is_active = false where id = :id")
                .param("id", id.value())
                .update();
        return Optional.of(get(id));
    }

    // Locked first, so that no agent sits down between the check and the change.
    private void requireNobodyThere(CounterId id) {
        jdbc.sql("select id from counter where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        boolean taken = jdbc.sql(
                        "select exists (select from counter_session where counter_id = :id and closed_at is null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
        if (taken) {
            throw Refusal.conflict("counter_open", "An agent is at this counter.");
        }
    }

    /** @throws Refusal 400 when the draft names no site, or an unknown one */
    @Transactional(readOnly = true)
    public UUID siteOf(CounterDraft draft) {
        String field = draft.site() == null ? "site_id" : "site";
        String reference = draft.site() == null ? draft.siteId() : draft.site();
        if (reference == null || reference.isBlank()) {
            throw Refusal.field(field, "required", "Give the site's id or slug.");
        }
        return sites.idOf(reference)
                .map(SiteId::value)
                .orElseThrow(() -> Refusal.field(field, "unknown_site", "There is no site with this id or slug."));
    }
}
