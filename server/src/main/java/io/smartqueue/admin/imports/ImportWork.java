package io.smartqueue.admin.imports;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the oldest import that waits. All its lines and its end are one transaction, in which the import is locked: a
 * server that dies gives the lock back and leaves nothing behind, and the next one to look begins it again.
 */
@Component
class ImportWork {

    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_LINES = 10_000;
    private static final int MOST_SLIPS = 200;

    private record Claim(UUID id, int attempts) {}

    private record Content(
            String kind,
            boolean isDryRun,
            byte[] content,
            @Nullable UUID actorId) {}

    private record Outcome(int lines, int created, List<ImportRun.Slip> slips) {}

    private final JdbcClient jdbc;
    private final LineWriter writer;
    private final JsonMapper json;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate nested;

    ImportWork(
            JdbcClient jdbc,
            LineWriter writer,
            JsonMapper json,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @return whether there was one to make */
    boolean next() {
        Optional<Claim> claimed = Optional.ofNullable(transaction.execute(status -> claim().orElse(null)));
        claimed.ifPresent(claim -> transaction.executeWithoutResult(status -> make(claim)));
        return claimed.isPresent();
    }

    private Optional<Claim> claim() {
        return jdbc.sql("""
                        update import_run set state = 'running', attempts = attempts + 1
                        where id = (
                            select id from import_run where state in ('waiting', 'running')
                            order by created_at, id limit 1 for update skip locked
                        )
                        returning id, attempts
                        """).query(Claim.class).optional();
    }

    // Another server may have claimed it again before it was locked here.
    private void make(Claim claim) {
        Optional<Content> found = jdbc.sql("""
                        select kind, is_dry_run, content, actor_id from import_run
                        where id = :id and attempts = :attempts and state = 'running' for update skip locked
                        """)
                .param("id", claim.id())
                .param("attempts", claim.attempts())
                .query(Content.class)
                .optional();
        found.ifPresent(content -> end(claim.id(), outcome(claim, content)));
    }

    private Outcome outcome(Claim claim, Content content) {
        if (claim.attempts() > MOST_ATTEMPTS) {
            return new Outcome(0, 0, List.of(new ImportRun.Slip(0, "", "gave_up")));
        }
        ImportKind kind = ImportKind.of(content.kind()).orElseThrow();
        Table table = Table.of(content.content());
        List<ImportRun.Slip> slips = new ArrayList<>(head(kind, table));
        if (!slips.isEmpty()) {
            return new Outcome(table.lines().size(), 0, slips);
        }
        nested.executeWithoutResult(status -> {
            table.lines().forEach(line -> write(kind, line, content.actorId(), slips));
            if (!slips.isEmpty() || content.isDryRun()) {
                status.setRollbackOnly();
            }
        });
        int made = slips.isEmpty() ? table.lines().size() : 0;
        return new Outcome(table.lines().size(), made, slips);
    }

    private static List<ImportRun.Slip> head(ImportKind kind, Table table) {
        if (table.lines().isEmpty()) {
            return List.of(new ImportRun.Slip(0, "", "no_lines"));
        }
        if (table.lines().size() > MOST_LINES) {
            return List.of(new ImportRun.Slip(0, "", "too_many_lines"));
        }
        return table.columns().stream()
                .filter(column -> !column.isEmpty() && !kind.has(column))
                .map(column -> new ImportRun.Slip(1, column, "unknown_field"))
                .toList();
    }

    private void write(ImportKind kind, Table.Line line, @Nullable UUID actor, List<ImportRun.Slip> slips) {
        if (slips.size() >= MOST_SLIPS) {
            return;
        }
        List<ImportRun.Slip> formulas = line.values().entrySet().stream()
                .filter(cell -> cell.getKey().isEmpty() || cell.getValue().matches("(?s)[=@].*"))
                .map(cell -> new ImportRun.Slip(
                        line.number(), cell.getKey(), cell.getKey().isEmpty() ? "no_column" : "formula"))
                .toList();
        slips.addAll(formulas);
        if (formulas.isEmpty()) {
            try {
                nested.executeWithoutResult(status -> writer.write(kind, line.values(), actor));
            } catch (Refusal refusal) {
                slips.addAll(Slips.of(line.number(), refusal));
            } catch (NonTransientDataAccessException unforeseen) {
                slips.add(new ImportRun.Slip(line.number(), "", "invalid_value"));
            }
        }
    }

    private void end(UUID id, Outcome outcome) {
        jdbc.sql("""
                        update import_run set state = :state, lines = :lines, created = :created,
                            errors = :errors::jsonb, ended_at = :now,
                            content = case when is_dry_run and :state = 'done' then content end
                        where id = :id
                        """)
                .param("id", id)
                .param("state", outcome.slips().isEmpty() ? "done" : "failed")
                .param("lines", outcome.lines())
                .param("created", outcome.created())
                .param("errors", json.writeValueAsString(outcome.slips()))
                .param("now", Times.sql(clock.instant()))
                .update();
    }
}
