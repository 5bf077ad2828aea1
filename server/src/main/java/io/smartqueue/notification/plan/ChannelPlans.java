package io.smartqueue.notification.plan;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The plans of the current organisation; most have none. */
@Service
public class ChannelPlans {

    private static final long MOST_KNOWN = 10_000;
    private static final TypeReference<Map<String, Integer>> SECONDS = new TypeReference<>() {};

    private final RecentReads<TenantId, List<ChannelPlan>> known = new RecentReads<>(MOST_KNOWN);
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChannelPlans(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As it was less than a second ago, with the place of notifications. */
    @Transactional(readOnly = true)
    public Optional<ChannelPlan> of(NotificationEvent event) {
        return Objects.requireNonNull(known.get(CurrentTenant.get(), tenant -> all())).stream()
                .filter(plan -> plan.event() == event)
                .findFirst()
                .map(ChannelPlan::beginningWithPush);
    }

    @Transactional(readOnly = true)
    public List<ChannelPlan> all() {
        return jdbc.sql("select event, channels, wait_seconds from channel_plan order by event")
                .query((row, n) -> plan(row))
                .list();
    }

    private ChannelPlan plan(ResultSet row) throws SQLException {
        Map<Medium, Integer> seconds = new EnumMap<>(Medium.class);
        json.readValue(row.getString("wait_seconds"), SECONDS)
                .forEach((code, wait) -> seconds.put(Medium.of(code), wait));
        String[] channels = (String[]) row.getArray("channels").getArray();
        return new ChannelPlan(
                NotificationEvent.of(row.getString("event")),
                Arrays.stream(channels).map(Medium::of).toList(),
                seconds);
    }

    @Transactional
    public void put(ChannelPlan plan) {
        Map<String, Integer> seconds = new TreeMap<>();
        plan.waitSeconds().forEach((medium, wait) -> seconds.put(medium.code(), wait));
        jdbc.sql("""
                        insert into channel_plan (tenant_id, event, channels, wait_seconds)
                        values (current_tenant(), :event, :channels, :seconds::jsonb)
                        on conflict (tenant_id, event) do update
                        set channels = excluded.channels, wait_seconds = excluded.wait_seconds
                        """)
                .param("event", plan.event().code())
                .param("channels", plan.channels().stream().map(Medium::code).toArray(String[]::new))
                .param("seconds", json.writeValueAsString(seconds))
                .update();
        known.forget();
    }

    /** @return false when there was none */
    @Transactional
    public boolean delete(NotificationEvent event) {
        known.forget();
        return jdbc.sql("delete from channel_plan where event = :event")
                        .param("event", event.code())
                        .update()
                > 0;
    }
}
