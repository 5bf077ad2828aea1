package io.smartqueue.notification.limit;

import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The rules of each organisation, which are read about once a second. */
@Component
public class MessagingRulesStore {

    private static final long MOST_KNOWN = 10_000;

    /** As it stands in the database; what is missing keeps its default. */
    private record Stored(
            @Nullable QuietHours quietHours,
            @Nullable Caps caps,
            @Nullable Map<String, Integer> usefulMinutes) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RecentReads<TenantId, MessagingRules> known = new RecentReads<>(MOST_KNOWN);

    MessagingRulesStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    // Without a transaction, because what is known already needs no connection.
    public MessagingRules current() {
        return Objects.requireNonNull(known.get(CurrentTenant.get(), this::read));
    }

    /** Those of the database now, also when another server has just changed them. */
    @Transactional(readOnly = true)
    public MessagingRules fresh() {
        return read(CurrentTenant.get());
    }

    private MessagingRules read(TenantId tenant) {
        return jdbc.sql("""
                        select coalesce(message_countries, array[country]) as countries, message_rules,
                            is_demo and message_countries is null as everywhere
                        from tenant where id = :id
                        """)
                .param("id", tenant.value())
                .query((row, n) -> rules(
                        Set.of((String[]) row.getArray("countries").getArray()),
                        json.readValue(row.getString("message_rules"), Stored.class),
                        row.getBoolean("everywhere")))
                .single();
    }

    private static MessagingRules rules(Set<String> countries, Stored stored, boolean everywhere) {
        Map<NotificationEvent, Duration> useful = new EnumMap<>(NotificationEvent.class);
        if (stored.usefulMinutes() != null) {
            stored.usefulMinutes()
                    .forEach((event, minutes) -> useful.put(NotificationEvent.of(event), Duration.ofMinutes(minutes)));
        }
        return new MessagingRules(
                countries,
                Objects.requireNonNullElse(stored.quietHours(), QuietHours.NONE),
                Objects.requireNonNullElse(stored.caps(), Caps.NONE),
                useful,
                everywhere);
    }

    @Transactional
    public void change(List<String> countries, QuietHours quietHours, Caps caps, Map<String, Integer> usefulMinutes) {
        jdbc.sql("""
                        update tenant set message_rules = :rules::jsonb,
                            -- Who names their own country only has chosen nothing by that.
                            message_countries = case
                                when message_countries is null and :countries::text[] = array[country] then null
                                else :countries::text[]
                            end
                        where id = :id
                        """)
                .param("countries", countries.stream().distinct().sorted().toArray(String[]::new))
                .param("rules", json.writeValueAsString(new Stored(quietHours, caps, new TreeMap<>(usefulMinutes))))
                .param("id", CurrentTenant.get().value())
                .update();
        known.forget();
    }

    /** The rules with which the current organisation begins, in the transaction that creates it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(TenantId tenant) {
        jdbc.sql("update tenant set message_rules = :rules::jsonb where id = :id and message_rules = '{}'")
                .param("rules", json.writeValueAsString(new Stored(null, Caps.SANE, null)))
                .param("id", tenant.value())
                .update();
    }
}
