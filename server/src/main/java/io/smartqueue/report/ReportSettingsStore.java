package io.smartqueue.report;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what the current organisation decides about its reports. */
@Component
public class ReportSettingsStore {

    private final JdbcClient jdbc;

    ReportSettingsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public ReportSettings current() {
        return jdbc.sql("select agents_named from report_settings")
                .query((row, n) -> new ReportSettings(row.getBoolean("agents_named")))
                .optional()
                .orElse(ReportSettings.DEFAULT);
    }

    @Transactional
    public ReportSettings change(ReportSettings changed) {
        jdbc.sql("""
                        insert into report_settings (tenant_id, agents_named) values (current_tenant(), :named)
                        on conflict (tenant_id) do update set agents_named = excluded.agents_named
                        """).param("named", changed.agentsNamed()).update();
        return changed;
    }
}
