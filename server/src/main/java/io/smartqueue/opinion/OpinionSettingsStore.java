package io.smartqueue.opinion;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.DefaultTemplates;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import java.sql.Types;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what each organisation asks. Every end of a visit needs it, so it is read about once a second. */
@Component
public class OpinionSettingsStore {

    private static final long MOST_KNOWN = 10_000;

    private final JdbcClient jdbc;
    private final DefaultTemplates templates;
    private final RecentReads<TenantId, OpinionSettings> known = new RecentReads<>(MOST_KNOWN, tenant -> tenant);

    OpinionSettingsStore(JdbcClient jdbc, DefaultTemplates templates) {
        this.jdbc = jdbc;
        this.templates = templates;
    }

    /** As they were less than a second ago. */
    public OpinionSettings lately() {
        return Objects.requireNonNull(known.get(CurrentTenant.get(), tenant -> read()));
    }

    @Transactional(readOnly = true)
    public OpinionSettings current() {
        return read();
    }

    private OpinionSettings read() {
        return jdbc.sql("""
                        select question, delay_minutes, share_percent, days_between, agents_named
                        from opinion_settings
                        """)
                .query((row, n) -> new OpinionSettings(
                        Question.of(row.getString("question")),
                        row.getObject("delay_minutes", Integer.class),
                        row.getInt("share_percent"),
                        row.getInt("days_between"),
                        row.getBoolean("agents_named")))
                .optional()
                .orElse(OpinionSettings.DEFAULT);
    }

    /** An organisation that has no text yet with which to ask gets one, in each language and by each channel. */
    @Transactional
    public OpinionSettings change(OpinionSettings changed) {
        jdbc.sql("""
                        insert into opinion_settings
                            (tenant_id, question, delay_minutes, share_percent, days_between, agents_named)
                        values (current_tenant(), :question, :delay, :share, :days, :named)
                        on conflict (tenant_id) do update set question = excluded.question,
                            delay_minutes = excluded.delay_minutes, share_percent = excluded.share_percent,
                            days_between = excluded.days_between, agents_named = excluded.agents_named
                        """)
                .param("question", changed.question().code())
                .param("delay", changed.delayMinutes(), Types.INTEGER)
                .param("share", changed.sharePercent())
                .param("days", changed.daysBetween())
                .param("named", changed.agentsNamed())
                .update();
        if (changed.question().asks() && changed.delayMinutes() != null) {
            templates.createWhereNoneIs(NotificationEvent.FEEDBACK_REQUEST);
        }
        known.forget(CurrentTenant.get());
        return changed;
    }
}
