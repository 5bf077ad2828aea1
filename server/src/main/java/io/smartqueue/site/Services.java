package io.smartqueue.site;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Names;
import io.smartqueue.tenant.Savepoint;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The services of the current organisation, at all its sites. */
@Component
public class Services {

    private static final String COLUMNS = """
            id, name, names, code, sla_seconds, expected_minutes, one_ticket_per_phone, pictogram, hue, is_active,
            created_at
            """;

    private static final RowMapper<Service> SERVICE = (row, n) -> new Service(
            new ServiceId(row.getObject("id", UUID.class)),
            Names.of(row, "name"),
            row.getString("code"),
            row.getObject("sla_seconds", Integer.class),
            row.getInt("expected_minutes"),
            row.getBoolean("one_ticket_per_phone"),
            Pictogram.of(row.getString("pictogram")),
            Hue.of(row.getString("hue")),
            row.getBoolean("is_active"),
            Times.instant(row, "created_at"));

    private static final int USUAL_MINUTES = 10;

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final ApplicationEventPublisher events;

    Services(JdbcClient jdbc, Savepoint savepoint, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.savepoint = savepoint;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Service> find(ServiceId id) {
        return jdbc.sql("select " + COLUMNS + "from service where id = :id")
                .param("id", id.value())
                .query(SERVICE)
                .optional();
    }

    /** By id or code, as drafts may name a service by either. */
    @Transactional(readOnly = true)
    public Optional<ServiceId> idOf(String reference) {
        return jdbc.sql("select id from service where id::text = lower(:reference) or code = upper(:reference)")
                .param("reference", reference.strip())
                .query((row, n) -> new ServiceId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Service get(ServiceId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("unknown_service", "There is no service with this id."));
    }

    @Transactional(readOnly = true)
    public PageResult<Service> list(@Nullable Boolean active, PageRequest paging) {
        return search("", active, paging);
    }

    /** All of them, sorted by name. */
    @Transactional(readOnly = true)
    public List<Service> all(@Nullable Boolean active) {
        return list(active, PageRequest.all("name")).results();
    }

    /** @param words somewhere in a name or the code; empty means any */
    @Transactional(readOnly = true)
    public PageResult<Service> search(String words, @Nullable Boolean active, PageRequest paging) {
        String matching = """
                from service
                where position(lower(:words) in lower(concat_ws(
                      ' ', name, jsonb_path_query_array(names, '$.*'), code))) > 0
                  and (cast(:active as boolean) is null or is_active = :active)
                """;
        return paging.of(
                jdbc.sql("select count(*) " + matching)
                        .param("words", words.strip())
                        .param("active", active, Types.BOOLEAN)
                        .query(Long.class)
                        .single(),
                jdbc.sql("select " + COLUMNS + matching + paging.orderAndLimit())
                        .param("words", words.strip())
                        .param("active", active, Types.BOOLEAN)
                        .query(SERVICE)
                        .list());
    }

    /** @throws Refusal when the code is taken */
    @Transactional
    public Service create(ServiceDraft draft) {
        return write(Ids.next(), draft, """
                insert into service (id, tenant_id, name, names, code, sla_seconds, expected_minutes,
                    one_ticket_per_phone, pictogram, hue, is_active)
                values (:id, current_tenant(), :name, :names::jsonb, :code, :slaSeconds, :expectedMinutes, :onePerPhone,
                    :pictogram, :hue, :active)
                returning\s""" + COLUMNS);
    }

    /** Issued numbers stay as they are, also when the code changes. */
    @Transactional
    public Service change(ServiceId id, ServiceDraft draft) {
        return write(id.value(), draft, """
                update service set
                    name = :name, names = :names::jsonb, code = :code, sla_seconds = :slaSeconds,
                    expected_minutes = :expectedMinutes, one_ticket_per_phone = :onePerPhone,
                    pictogram = :pictogram, hue = :hue, is_active = :active
                where id = :id
                returning\s""" + COLUMNS);
    }

    private void changed() {
        events.publishEvent(new SettingsChanged(CurrentTenant.get()));
    }

    private Service write(UUID id, ServiceDraft draft, String sql) {
        String code = draft.code().toUpperCase(Locale.ROOT);
        changed();
        Names names = Names.written(draft.name(), draft.names());
        try {
            return jdbc.sql(sql)
                    .param("id", id)
                    .param("name", names.name())
                    .param("names", names.json())
                    .param("code", code)
                    .param("slaSeconds", draft.slaSeconds(), Types.INTEGER)
                    .param("expectedMinutes", Objects.requireNonNullElse(draft.expectedMinutes(), USUAL_MINUTES))
                    .param("onePerPhone", Boolean.TRUE.equals(draft.oneTicketPerPhone()))
                    .param(
                            "pictogram",
                            Objects.requireNonNullElse(draft.pictogram(), Pictogram.INFO)
                                    .code())
                    .param(
                            "hue",
                            Objects.requireNonNullElse(draft.hue(), Hue.ARDOISE).code())
                    .param("active", Objects.requireNonNullElse(draft.isActive(), true))
                    .query(SERVICE)
                    .optional()
                    .orElseThrow(() -> Refusal.notFound("unknown_service", "There is no service with this id."));
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("code_taken", "Another service uses the code " + code + ".");
        }
    }

    /** @return the service when it has history and was only deactivated; empty when it was deleted */
    @Transactional
    public Optional<Service> remove(ServiceId id) {
        boolean gone = savepoint.letsGo(() -> jdbc.sql("delete from service where id = :id")
                .param("id", id.value())
                .update());
        changed();
        return gone
                ? Optional.empty()
                : jdbc.sql("""
                                update service set is_active = false where id = :id
                                returning\s""" + COLUMNS).param("id", id.value()).query(SERVICE).optional();
    }
}
