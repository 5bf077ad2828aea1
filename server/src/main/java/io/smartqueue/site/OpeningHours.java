package io.smartqueue.site;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.CurrentTenant;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When tickets are given out at a site; always, while no hours are set. */
@Component
public class OpeningHours {

    /**
     * @param weekly several spans a day are possible; a span that ends at midnight ends at 00:00
     * @param closedDays take precedence over the weekly hours
     */
    public record Timetable(
            @NotNull @Size(max = 500) List<@Valid @NotNull Span> weekly,

            @Nullable @Size(max = 500) List<@Valid @NotNull ClosedDay> closedDays) {}

    /**
     * @param serviceId the service with hours of its own; null means the hours of the site
     * @param weekday 1 is Monday, 7 is Sunday (ISO 8601)
     */
    public record Span(
            @Nullable UUID serviceId,
            @NotNull @Min(1) @Max(7) Integer weekday,
            @NotNull LocalTime opens,
            @NotNull LocalTime closes) {}

    /** @param serviceId null means the whole site */
    public record ClosedDay(
            @Nullable UUID serviceId,
            @NotNull LocalDate day,
            @Nullable @Size(max = 120) String name) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OpeningHours(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Timetable of(SiteId site) {
        List<Span> weekly = jdbc.sql("""
                        select service_id, weekday, opens, closes from opening_hours where site_id = :site
                        order by service_id nulls first, weekday, opens
                        """)
                .param("site", site.value())
                .query((row, n) -> new Span(
                        row.getObject("service_id", UUID.class),
                        row.getInt("weekday"),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list();
        List<ClosedDay> days = jdbc.sql("""
                        select service_id, day, name from closed_day where site_id = :site
                        order by day, service_id nulls first
                        """)
                .param("site", site.value())
                .query((row, n) -> new ClosedDay(
                        row.getObject("service_id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("name")))
                .list();
        return new Timetable(weekly, days);
    }

    /** Replaces the earlier timetable. */
    @Transactional
    public Timetable replace(SiteId site, Timetable timetable) {
        List<ClosedDay> days = Objects.requireNonNullElse(timetable.closedDays(), List.of());
        check(timetable.weekly(), days);
        jdbc.sql("delete from opening_hours where site_id = :site")
                .param("site", site.value())
                .update();
        jdbc.sql("delete from closed_day where site_id = :site")
                .param("site", site.value())
                .update();
        timetable.weekly().forEach(span -> write(site, span));
        days.forEach(day -> write(site, day));
        events.publishEvent(new SettingsChanged(CurrentTenant.get()));
        return of(site);
    }

    private void check(List<Span> weekly, List<ClosedDay> days) {
        for (Span span : weekly) {
            if (!span.opens().isBefore(span.closes()) && !span.closes().equals(LocalTime.MIDNIGHT)) {
                throw Refusal.field("weekly", "out_of_range", "Each span closes after it opens; midnight is 00:00.");
            }
        }
        Set<UUID> services = Stream.concat(
                        weekly.stream().map(Span::serviceId), days.stream().map(ClosedDay::serviceId))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        int known = jdbc.sql("select count(*) from service where id = any(:services)")
                .param("services", services.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
        if (known < services.size()) {
            throw Refusal.field("weekly", "unknown_service", "There is no service with this id.");
        }
    }

    private void write(SiteId site, Span span) {
        jdbc.sql("""
                        insert into opening_hours (id, tenant_id, site_id, service_id, weekday, opens, closes)
                        values (:id, current_tenant(), :site, :service, :weekday, :opens, :closes)
                        """)
                .param("id", Ids.next())
                .param("site", site.value())
                .param("service", span.serviceId(), Types.OTHER)
                .param("weekday", span.weekday())
                .param("opens", span.opens())
                .param("closes", span.closes())
                .update();
    }

    private void write(SiteId site, ClosedDay day) {
        jdbc.sql("""
                        insert into closed_day (id, tenant_id, site_id, service_id, day, name)
                        values (:id, current_tenant(), :site, :service, :day, :name)
                        """)
                .param("id", Ids.next())
                .param("site", site.value())
                .param("service", day.serviceId(), Types.OTHER)
                .param("day", day.day())
                .param("name", Objects.requireNonNullElse(day.name(), ""))
                .update();
    }
}
