package io.smartqueue.notification.approval;

import io.smartqueue.notification.content.ContentRows;
import io.smartqueue.notification.content.ContentStatus;
import io.smartqueue.notification.content.ContentTemplate;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which templates are to be looked after, and what came of it. Each method is a transaction of its own. */
@Component
class Rounds {

    record Due(UUID id, TenantId tenant) {}

    /**
     * A template that is being looked after.
     *
     * @param looks how often it was, since it last changed, this time included
     * @param isDeleted here, so that the provider shall forget it too
     * @param account the organisation's own, of which is asked; null = the installation's
     */
    record Work(
            ContentTemplate template,
            int looks,
            boolean isDeleted,
            boolean isOfDemo,
            @Nullable String account) {

        /** Whether an earlier attempt may have created it and lost the answer. */
        boolean mayExist() {
            return looks > 1;
        }
    }

    /**
     * What is known now.
     *
     * @param sid null = as before
     * @param isForgotten by the provider, so that it is created once more
     * @param next when to look again; null = never
     */
    record Known(
            boolean isForgotten,
            @Nullable String sid,
            ContentStatus status,
            @Nullable String because,
            @Nullable String category,
            boolean isAnswered,
            @Nullable Duration next) {}

    /** Of the organisation; changed in the transaction that changes it. */
    private static final String ACCOUNT = """
            (select max(account) from sender where sender.tenant_id = content_template.tenant_id and is_used)
            """;

    private final JdbcClient jdbc;
    private final ContentRows rows;

    Rounds(JdbcClient jdbc, ContentRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Reserved for two minutes, in case that this server stops in between. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Due> due(int most) {
        jdbc.sql("set local role smartqueue_dispatcher").update();
        return jdbc.sql("""
                        with due as (
                            select id from content_template where look_at <= now()
                            order by look_at limit :most for update skip locked
                        )
                        update content_template set look_at = now() + interval '2 minutes'
                        from due where content_template.id = due.id
                        returning content_template.id, tenant_id
                        """)
                .param("most", most)
                .query((row, n) ->
                        new Due(row.getObject("id", UUID.class), new TenantId(row.getObject("tenant_id", UUID.class))))
                .list();
    }

    /** @param onlyCreated leaves alone what another may be creating at this moment */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Work> begin(UUID id, boolean onlyCreated) {
        return jdbc.sql("""
                        update content_template set looks = looks + 1
                        where id = :id and look_at is not null and (content_sid is not null or not :only_created)
                        returning looks, deleted_at is not null as is_deleted,
                            (select is_demo from tenant where tenant.id = tenant_id) as is_demo,
                            \s""" + ACCOUNT + " as account, " + ContentRows.COLUMNS)
                .param("id", id)
                .param("only_created", onlyCreated)
                .query((row, n) -> work(row))
                .optional();
    }

    private Work work(ResultSet row) throws SQLException {
        return new Work(
                rows.read(row),
                row.getInt("looks"),
                row.getBoolean("is_deleted"),
                row.getBoolean("is_demo"),
                row.getString("account"));
    }

    /**
     * At once, so that nothing is created twice.
     *
     * @return false when the organisation has changed its account meanwhile, which has not got it
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean created(Work work, String sid) {
        return jdbc.sql("""
                        update content_template set content_sid = :sid
                        where id = :id and\s""" + ACCOUNT + " is not distinct from :account")
                        .param("id", work.template().id())
                        .param("sid", sid)
                        .param("account", work.account, Types.VARCHAR)
                        .update()
                == 1;
    }

    /** @return false when the organisation has changed its account meanwhile: of that nothing is known */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean end(Work work, Known known) {
        Duration next = known.next;
        return jdbc.sql("""
                        update content_template set status = :status, because = :because,
                            content_sid = case when not :forgotten then coalesce(:sid, content_sid) end,
                            category_given = :category,
                            checked_at = case when :answered then now() else checked_at end,
                            looks = case when :news then 0 else looks end,
                            look_at = case when deleted_at is not null and not :deleted then now()
                                else now() + :next_millis::double precision * interval '1 millisecond' end
                        where id = :id and\s""" + ACCOUNT + " is not distinct from :account")
                        .param("id", work.template().id())
                        .param("sid", known.sid)
                        .param("forgotten", known.isForgotten)
                        .param("status", known.status.code())
                        .param("because", known.because)
                        .param("category", known.category)
                        .param("answered", known.isAnswered)
                        .param(
                                "news",
                                known.isForgotten
                                        || known.status != work.template().status())
                        .param("deleted", work.isDeleted())
                        .param("next_millis", next == null ? null : next.toMillis())
                        .param("account", work.account, Types.VARCHAR)
                        .update()
                == 1;
    }
}
