package io.smartqueue.queue;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Slug;
import io.smartqueue.site.ServiceId;
import io.smartqueue.site.Services;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Names;
import io.smartqueue.tenant.Savepoint;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queues of the current organisation. */
@Service
public class Queues {

    private static final String SELECT = """
            select queue.id, queue.name, queue.names, queue.slug, queue.site_id, site.slug as site_slug,
                   queue.service_id, service.name as service_name, queue.ordering, queue.status, queue.capacity,
                   queue.requeue, queue.requeue_places, queue.max_returns, queue.max_postponements, queue.max_recalls,
                   queue.recall_seconds, queue.called_seconds, queue.missed_seconds, queue.skill, queue.created_at,
                   join_code.code as join_code
            from queue
            join join_code on join_code.queue_id = queue.id
            join site on site.id = queue.site_id
            join service on service.id = queue.service_id
            """;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final Services services;
    private final Savepoint savepoint;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<JoinLinks> links;

    Queues(
            JdbcClient jdbc,
            Sites sites,
            Services services,
            Savepoint savepoint,
            ApplicationEventPublisher events,
            ObjectProvider<JoinLinks> links) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.services = services;
        this.savepoint = savepoint;
        this.events = events;
        this.links = links;
    }

    private Queue queue(ResultSet row, int n) throws SQLException {
        String code = row.getString("join_code");
        return new Queue(
                new QueueId(row.getObject("id", UUID.class)),
                Names.of(row, "name"),
                row.getString("slug"),
                new Queue.Site(row.getObject("site_id", UUID.class), row.getString("site_slug")),
                new Queue.Service(row.getObject("service_id", UUID.class), row.getString("service_name")),
                Queue.Order.of(row.getString("ordering")),
                Queue.Status.of(row.getString("status")),
                row.getObject("capacity", Integer.class),
                Queue.Requeue.of(row),
                row.getString("skill"),
                code,
                links.getIfAvailable(() -> unknown -> Map.of()).of(code));
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Queue get(QueueId id) {
        return jdbc.sql(SELECT + "where queue.id = :id")
                .param("id", id.value())
                .query(this::queue)
                .optional()
                .orElseThrow(() -> Refusal.notFound("not_found", "There is no queue with this id."));
    }

    /** @param only the sites to which the list is limited; empty means all of them */
    @Transactional(readOnly = true)
    public PageResult<Queue> list(
            @Nullable UUID site, Queue.@Nullable Status status, Set<UUID> only, PageRequest paging) {
        return search("", site, status, only, paging);
    }

    /** All of them, sorted by name. */
    @Transactional(readOnly = true)
    public List<Queue> all(@Nullable UUID site, Set<UUID> only) {
        return list(site, null, only, PageRequest.all("name")).results();
    }

    /** @param words somewhere in a name of the queue or its service, or in the slug; empty means any */
    @Transactional(readOnly = true)
    public PageResult<Queue> search(
            String words, @Nullable UUID site, Queue.@Nullable Status status, Set<UUID> only, PageRequest paging) {
        String matching = """
                from (%s) queue
                where position(lower(:words) in lower(concat_ws(
                      ' ', name, jsonb_path_query_array(names, '$.*'), slug, service_name))) > 0
                  and (:site::uuid is null or site_id = :site)
                  and (:status::text is null or status = :status)
                  and (cardinality(:only::uuid[]) = 0 or site_id = any(:only))
                """.formatted(SELECT);
        return paging.of(
                matching("select count(*) " + matching, site, status, only)
                        .param("words", words.strip())
                        .query(Long.class)
                        .single(),
                matching("select * " + matching + paging.orderAndLimit(), site, status, only)
                        .param("words", words.strip())
                        .query(this::queue)
                        .list());
    }

    private JdbcClient.StatementSpec matching(
            String sql, @Nullable UUID site, Queue.@Nullable Status status, Set<UUID> only) {
        return jdbc.sql(sql)
                .param("site", site)
                .param("status", status == null ? null : status.code())
                .param("only", only.toArray(UUID[]::new));
    }

    /** @throws Refusal when site or service is unknown, or the slug is taken there */
    @Transactional
    public Queue create(Queue.Draft draft) {
        Slug slug = draft.slug() == null ? Slug.of(draft.name()) : new Slug(draft.slug());
        return write(Ids.next(), draft, slug.value(), """
                insert into queue (id, tenant_id, site_id, service_id, name, names, slug, ordering, status,
                    capacity, requeue, requeue_places, max_returns, max_postponements, max_recalls, recall_seconds,
                    called_seconds, missed_seconds, skill)
                values (:id, current_tenant(), :site, :service, :name, :names::jsonb, :slug, :ordering, :status,
                    :capacity, :requeue, :places, :returns, :postponements, :recalls, :between_recalls, :called_for,
                    :missed_for, :skill)
                """);
    }

    /** @throws Refusal also when the queue would move to another site although it has tickets */
    @Transactional
    public Queue change(QueueId id, Queue.Draft draft) {
        lock(id);
        Queue present = get(id);
        if (!present.site().id().equals(siteOf(draft)) && (hasHistory(id) || isServed(id))) {
            throw Refusal.conflict(
                    "site_fixed", "Tickets or counters belong to this queue, so it cannot move to another site.");
        }
        return write(id.value(), draft, present.slug(), """
                update queue set site_id = :site, service_id = :service, name = :name, names = :names::jsonb,
                    slug = :slug, ordering = :ordering, status = :status, capacity = :capacity, requeue = :requeue,
                    requeue_places = :places, max_returns = :returns, max_postponements = :postponements,
                    max_recalls = :recalls, recall_seconds = :between_recalls, called_seconds = :called_for,
                    missed_seconds = :missed_for, skill = :skill
                where id = :id
                """);
    }

    private Queue write(UUID id, Queue.Draft draft, String otherwise, String sql) {
        Names names = Names.written(draft.name(), draft.names());
        String slug = draft.slug() == null ? otherwise : new Slug(draft.slug()).value();
        try {
            with(Objects.requireNonNullElse(draft.requeue(), Queue.Requeue.USUAL), jdbc.sql(sql))
                    .param("id", id)
                    .param("site", siteOf(draft))
                    .param("service", serviceOf(draft))
                    .param("name", names.name())
                    .param("names", names.json())
                    .param("slug", slug)
                    .param(
                            "ordering",
                            Objects.requireNonNullElse(draft.order(), Queue.Order.FIFO)
                                    .code())
                    .param(
                            "status",
                            Objects.requireNonNullElse(draft.status(), Queue.Status.ACTIVE)
                                    .code())
                    .param("capacity", draft.capacity(), Types.INTEGER)
                    .param("skill", skill(draft), Types.VARCHAR)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("slug_taken", "Another queue of this site uses the slug " + slug + ".");
        }
        changed();
        return get(new QueueId(id));
    }

    private static @Nullable String skill(Queue.Draft draft) {
        return draft.skill() == null || draft.skill().isBlank()
                ? null
                : draft.skill().strip().toLowerCase(Locale.ROOT);
    }

    private static JdbcClient.StatementSpec with(Queue.Requeue rules, JdbcClient.StatementSpec statement) {
        return statement
                .param("requeue", rules.to().code())
                .param("places", rules.places())
                .param("returns", rules.maxReturns())
                .param("postponements", rules.maxPostponements())
                .param("recalls", rules.maxRecalls())
                .param("between_recalls", rules.recallSeconds())
                .param("called_for", rules.calledSeconds(), Types.INTEGER)
                .param("missed_for", rules.missedSeconds());
    }

    @Transactional
    public Queue setStatus(QueueId id, Queue.Status status) {
        jdbc.sql("update queue set status = :status where id = :id")
                .param("status", status.code())
                .param("id", id.value())
                .update();
        changed();
        return get(id);
    }

    /** @return the queue when it has history and was only closed; empty when it is gone */
    @Transactional
    public Optional<Queue> remove(QueueId id) {
        boolean gone = savepoint.letsGo(() -> jdbc.sql("delete from queue where id = :id")
                .param("id", id.value())
                .update());
        changed();
        return gone ? Optional.empty() : Optional.of(setStatus(id, Queue.Status.CLOSED));
    }

    private void changed() {
        events.publishEvent(new LineChanged(CurrentTenant.get()));
    }

    // A transaction that gives the queue its first ticket or counter waits until the queue has moved.
    private void lock(QueueId id) {
        jdbc.sql("select id from queue where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
    }

    private boolean hasHistory(QueueId id) {
        return jdbc.sql("select exists (select from leg where queue_id = :id)"
                        + " or exists (select from day_figures where queue_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private boolean isServed(QueueId id) {
        return jdbc.sql("select exists (select from counter_queue where queue_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** @throws Refusal 400 when the draft names none, or an unknown one */
    @Transactional(readOnly = true)
    public UUID siteOf(Queue.Draft draft) {
        String field = draft.site() == null ? "site_id" : "site";
        String reference = draft.site() == null ? draft.siteId() : draft.site();
        return named(reference, field, "unknown_site", it -> sites.idOf(it).map(SiteId::value));
    }

    private UUID serviceOf(Queue.Draft draft) {
        String field = draft.service() == null ? "service_id" : "service";
        String reference = draft.service() == null ? draft.serviceId() : draft.service();
        return named(
                reference, field, "unknown_service", it -> services.idOf(it).map(ServiceId::value));
    }

    private static UUID named(
            @Nullable String reference, String field, String code, Function<String, Optional<UUID>> known) {
        if (reference == null || reference.isBlank()) {
            throw Refusal.field(field, "required", "Give an id, or the short name.");
        }
        return known.apply(reference)
                .orElseThrow(() -> Refusal.field(field, code, "There is none with this id or short name."));
    }
}
