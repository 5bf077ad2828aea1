package io.smartqueue.report;

import io.smartqueue.site.ServiceDay;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the places and people of the current organisation, also those that are not active any more. */
@Component
public class PlaceReader {

    private final JdbcClient jdbc;
    private final ReportSettingsStore settings;

    PlaceReader(JdbcClient jdbc, ReportSettingsStore settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public Places of(ReportReader reader) {
        UUID[] sites = reader.sites().toArray(UUID[]::new);
        return new Places(
                read(
                        "select id, name, names, zone, day_starts_at from site",
                        "id",
                        sites,
                        row -> new Places.Site(
                                Names.of(row, "name"),
                                new ServiceDay(
                                        ZoneId.of(row.getString("zone")),
                                        row.getObject("day_starts_at", LocalTime.class)))),
                read("select id, name, names from service", "id", new UUID[0], row -> Names.of(row, "name")),
                read(
                        "select id, name, names, site_id, service_id from queue",
                        "site_id",
                        sites,
                        row -> new Places.Queue(
                                Names.of(row, "name"),
                                row.getObject("site_id", UUID.class),
                                row.getObject("service_id", UUID.class))),
                read(
                        "select id, name, site_id from counter",
                        "site_id",
                        sites,
                        row -> new Places.Counter(
                                Names.untranslated(row.getString("name")), row.getObject("site_id", UUID.class))),
                agents(),
                settings.current().agentsNamed(),
                reader.self());
    }

    private Map<UUID, Names> agents() {
        Map<UUID, Names> found = new LinkedHashMap<>();
        jdbc.sql("select id, public_name from membership where tenant_id = current_tenant() order by public_name, id")
                .query((RowCallbackHandler) row ->
                        found.put(row.getObject("id", UUID.class), Names.untranslated(row.getString("public_name"))));
        return found;
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, T> read(String sql, String limited, UUID[] sites, Read<T> read) {
        Map<UUID, T> found = new LinkedHashMap<>();
        jdbc.sql(sql + " where cardinality(:sites::uuid[]) = 0 or " + limited + " = any(:sites::uuid[])"
                        + " order by name, id")
                .param("sites", sites)
                .query((RowCallbackHandler) row -> found.put(row.getObject("id", UUID.class), read.of(row)));
        return found;
    }
}
