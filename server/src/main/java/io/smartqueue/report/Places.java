package io.smartqueue.report;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.site.ServiceDay;
import io.smartqueue.tenant.Names;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The places and people of an organisation, as far as the reader of a report may see them. */
public record Places(
        Map<UUID, Site> sites,
        Map<UUID, Names> services,
        Map<UUID, Queue> queues,
        Map<UUID, Counter> counters,
        Map<UUID, Names> agents,
        boolean named,
        @Nullable UUID self) {

    public record Site(Names names, ServiceDay days) {}

    public record Queue(Names names, UUID site, UUID service) {}

    public record Counter(Names names, UUID site) {}

    /** @throws Refusal 404 for what there is not, 403 for an agent who is not named */
    public void require(ReportFilter filter) {
        require("site", filter.site(), sites);
        require("service", filter.service(), services);
        require("queue", filter.queue(), queues);
        require("counter", filter.counter(), counters);
        require("agent", filter.agent(), agents);
        if (filter.agent() != null && !isNamed(filter.agent())) {
            throw Refusal.forbidden("agents_not_named", "Reports of this organisation name no agents.");
        }
    }

    private static void require(String what, @Nullable UUID id, Map<UUID, ?> known) {
        if (id != null && !known.containsKey(id)) {
            throw Refusal.notFound("unknown_" + what, "There is no such " + what + ".");
        }
    }

    public boolean isNamed(UUID agent) {
        return named || agent.equals(self);
    }

    public UUID[] queues(ReportFilter filter) {
        return queues.entrySet().stream()
                .filter(one -> filter.queue() == null || filter.queue().equals(one.getKey()))
                .filter(one -> filter.site() == null || filter.site().equals(one.getValue().site))
                .filter(one -> filter.service() == null || filter.service().equals(one.getValue().service))
                .map(Map.Entry::getKey)
                .toArray(UUID[]::new);
    }

    public UUID[] counters(ReportFilter filter) {
        return counters.entrySet().stream()
                .filter(one -> filter.counter() == null || filter.counter().equals(one.getKey()))
                .filter(one -> filter.site() == null || filter.site().equals(one.getValue().site))
                .map(Map.Entry::getKey)
                .toArray(UUID[]::new);
    }

    /** Of a place or a person, for the lines of a report. */
    public Key key(By by, @Nullable Object id) {
        Names names = id instanceof UUID one ? names(by, one) : null;
        return names == null ? Key.NOBODY : new Key(id, names);
    }

    private @Nullable Names names(By by, UUID id) {
        return switch (by) {
            case SITE -> name(sites.get(id));
            case SERVICE -> services.get(id);
            case QUEUE -> name(queues.get(id));
            case COUNTER -> name(counters.get(id));
            case AGENT -> agents.get(id);
            case HOUR, DAY, WEEK, MONTH, WEEKDAY, ENTRY, PRIORITY -> null;
        };
    }

    private static @Nullable Names name(@Nullable Object place) {
        return switch (place) {
            case Site site -> site.names;
            case Queue queue -> queue.names;
            case Counter counter -> counter.names;
            case null, default -> null;
        };
    }
}
