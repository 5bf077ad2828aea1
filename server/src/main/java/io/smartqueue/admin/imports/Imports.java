package io.smartqueue.admin.imports;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.security.Caller;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports of the current organisation. */
@Service
public class Imports {

    private static final String COLUMNS = "id, kind, is_dry_run, state, lines, created, errors, created_at, ended_at ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;

    Imports(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Takes a table; a server makes it soon. */
    @Transactional
    public ImportRun take(ImportKind kind, boolean dryRun, byte[] content, @Nullable UUID actor) {
        if (content.length == 0) {
            throw Refusal.field("file", "required", "Give a table with the names of the columns in its first line.");
        }
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into import_run (id, tenant_id, kind, is_dry_run, content, actor_id, created_at)
                        values (:id, current_tenant(), :kind, :dry, :content, :actor, :now)
                        """)
                .param("id", id)
                .param("kind", kind.code())
                .param("dry", dryRun)
                .param("content", content)
                .param("actor", actor, Types.OTHER)
                .param("now", Times.sql(clock.instant()))
                .update();
        return get(id);
    }

    /**
     * Makes what was looked at without fault, once.
     *
     * @throws Refusal 409 {@code made_already}, or {@code not_looked_at} also when something is wrong with it
     */
    @Transactional
    public ImportRun make(UUID id, @Nullable UUID actor) {
        ImportRun looked = get(id);
        byte[] content =
                jdbc.sql("""
                        with looked as (
                            select id, content from import_run
                            where id = :id and is_dry_run and state = 'done' and content is not null
                            for update
                        )
                        update import_run set content = null from looked where import_run.id = looked.id
                        returning looked.content
                        """).param("id", id).query(byte[].class).optional().orElseThrow(() -> notMade(looked));
        return take(ImportKind.of(looked.kind()).orElseThrow(), false, content, actor);
    }

    private static Refusal notMade(ImportRun run) {
        return run.dryRun() && run.state().equals("done")
                ? Refusal.conflict("made_already", "This table is made already.")
                : Refusal.conflict("not_looked_at", "Only a table that was looked at without fault is made.");
    }

    /** Whether it was looked at without fault, and is not made yet. */
    @Transactional(readOnly = true)
    public boolean canBeMade(UUID id) {
        return jdbc.sql("""
                        select is_dry_run and state = 'done' and content is not null from import_run where id = :id
                        """).param("id", id).query(Boolean.class).optional().orElse(false);
    }

    /** Who hands a table over; null for the operator. */
    public static @Nullable UUID actor(Caller caller) {
        return caller.membership().map(place -> place.id().value()).orElse(null);
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public ImportRun get(UUID id) {
        return find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no import with this id."));
    }

    private Optional<ImportRun> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + "from import_run where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    @Transactional(readOnly = true)
    public PageResult<ImportRun> list(PageRequest paging) {
        return paging.of(
                jdbc.sql("select count(*) from import_run").query(Long.class).single(),
                jdbc.sql("select " + COLUMNS + "from import_run" + paging.orderAndLimit())
                        .query(this::run)
                        .list());
    }

    private ImportRun run(ResultSet row, int n) throws SQLException {
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getBoolean("is_dry_run"),
                row.getString("state"),
                row.getInt("lines"),
                row.getInt("created"),
                json.readValue(row.getString("errors"), new TypeReference<List<ImportRun.Slip>>() {}),
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "ended_at"));
    }
}
