package io.smartqueue.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL itself says about who keeps history and who ends it. */
@DatabaseTest
class ArchivistTest {

    @Autowired
    JdbcClient jdbc;

    /** A backup without one table would be none. */
    @Test
    void readsEveryTableAndIsNobodyButTheOwner() {
        assertThat(jdbc.sql("""
                        select relname from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                          and relname <> 'flyway_schema_history'
                          and not has_table_privilege('smartqueue_archivist', oid, 'SELECT')
                        """).query((row, n) -> row.getString(1)).list()).isEmpty();
        for (String role : List.of("smartqueue_app", "smartqueue_dispatcher")) {
            assertThat(jdbc.sql("select pg_has_role(:role, 'smartqueue_archivist', 'MEMBER')")
                            .param("role", role)
                            .query(Boolean.class)
                            .single())
                    .as(role)
                    .isFalse();
        }
    }

    /** What is over ends by retention, in the hands of the archivist. */
    @Test
    void endsHistoryThatTheApplicationCannotDelete() {
        for (String table : List.of(
                "visit", "leg", "ticket_event", "notification", "notification_event", "public_link", "visit_note")) {
            assertThat(jdbc.sql("select has_table_privilege('smartqueue_app', :table, 'DELETE')")
                            .param("table", table)
                            .query(Boolean.class)
                            .single())
                    .as(table)
                    .isFalse();
        }
    }

    @Test
    void changesWhatRetentionEndsAndNothingElse() {
        assertThat(jdbc.sql("""
                        select relname || '.' || attname from pg_class join pg_attribute on attrelid = pg_class.oid
                        where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                          and attnum > 0 and not attisdropped and relname not in ('retention_run', 'day_figures',
                            'message_figures', 'opinion_figures')
                          and (has_column_privilege('smartqueue_archivist', pg_class.oid, attnum, 'UPDATE')
                            or has_column_privilege('smartqueue_archivist', pg_class.oid, attnum, 'INSERT'))
                        """).query((row, n) -> row.getString(1)).list())
                .containsExactlyInAnyOrder(
                        "visit.customer_id",
                        "visit.customer_name",
                        "visit.customer_phone",
                        "visit.consents",
                        "visit.priority_reason",
                        "visit.form_id",
                        "visit.is_forgotten",
                        "notification.recipient",
                        "notification.subject",
                        "notification.body",
                        "notification.context",
                        "notification.error_message",
                        "notification.is_forgotten",
                        "ticket_event.reason",
                        "opinion.comment");
    }
}
