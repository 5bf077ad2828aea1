package io.smartqueue.admin.firsthour;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.page.Messages;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.counter.Counter;
import io.smartqueue.queue.counter.CounterDraft;
import io.smartqueue.queue.counter.Counters;
import io.smartqueue.site.OpeningHours;
import io.smartqueue.site.Service;
import io.smartqueue.site.ServiceDraft;
import io.smartqueue.site.Services;
import io.smartqueue.site.Site;
import io.smartqueue.site.SiteDraft;
import io.smartqueue.site.Sites;
import io.smartqueue.web.paging.PageRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The first site with its services, queues and counters. */
@Component
class PlaceSteps {

    private static final String KIND = "first";
    private static final int SATURDAY = 6;
    private static final List<String> HOURS = List.of("opens", "closes", "saturday_opens", "saturday_closes");
    private static final PageRequest ALL = PageRequest.all("created_at");

    private final Sites sites;
    private final OpeningHours hours;
    private final Services services;
    private final Queues queues;
    private final Counters counters;
    private final FormChanges changes;
    private final TransactionTemplate transaction;

    /** What is known of the first site. */
    @Component
    record Place(Sites sites, OpeningHours hours) {}

    PlaceSteps(
            Place place,
            Services services,
            Queues queues,
            Counters counters,
            FormChanges changes,
            TransactionTemplate transaction) {
        this.sites = place.sites();
        this.hours = place.hours();
        this.services = services;
        this.queues = queues;
        this.counters = counters;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** The oldest that is in use. */
    Optional<Site> site() {
        return sites.list(true, Set.of(), ALL).results().stream().findFirst();
    }

    List<Service> services() {
        return services.list(true, ALL).results();
    }

    List<Queue> queues(Site site) {
        return queues.list(site.id().value(), null, Set.of(), ALL).results();
    }

    List<Counter> counters(Site site) {
        return counters.list(site.id().value(), true, Set.of(), ALL).results();
    }

    /** Services that nobody can wait for at the first site. */
    List<Service> servicesWithoutQueue() {
        Set<UUID> queued = site().stream()
                .flatMap(site -> queues(site).stream())
                .map(queue -> queue.service().id())
                .collect(Collectors.toSet());
        return services().stream()
                .filter(service -> !queued.contains(service.id().value()))
                .toList();
    }

    /** @throws Refusal when somebody has changed the site since the form was shown */
    public void saveSite(Form typed) {
        String resource = "sites" + site().map(site -> "/" + site.id()).orElse("");
        changes.change(
                resource, typed, this::siteFields, () -> transaction.executeWithoutResult(begun -> keepSite(typed)));
    }

    private void keepSite(Form typed) {
        SiteStep step = changes.draft(typed, SiteStep.class);
        OpeningHours.Timetable timetable = step.timetable();
        Form shown = siteForm();
        boolean newHours =
                HOURS.stream().anyMatch(hour -> !typed.value(hour).strip().equals(shown.value(hour)));
        Site saved = site().map(present -> sites.change(present.id(), with(SiteDraft.of(present), step)))
                .orElseGet(() -> sites.create(with(SiteDraft.named(step.name()), step)));
        if (newHours && !timetable.weekly().isEmpty()) {
            OpeningHours.Timetable known = hours.of(saved.id());
            List<OpeningHours.Span> weekly = Stream.concat(
                            timetable.weekly().stream(), known.weekly().stream().filter(PlaceSteps::isElsewhere))
                    .toList();
            hours.replace(saved.id(), new OpeningHours.Timetable(weekly, known.closedDays()));
        }
    }

    /** Not in the form of the first hour, so it stays: Sundays, and hours of services. */
    private static boolean isElsewhere(OpeningHours.Span span) {
        return span.serviceId() != null || span.weekday() > SATURDAY;
    }

    private static SiteDraft with(SiteDraft draft, SiteStep step) {
        return new SiteDraft(
                step.name(),
                draft.names(),
                draft.slug(),
                step.address(),
                step.city(),
                draft.country(),
                draft.zone(),
                draft.dayStartsAt(),
                draft.endOfDay(),
                draft.isActive());
    }

    void addService(Form typed) {
        services.create(changes.draft(typed, ServiceDraft.class));
    }

    /** One queue for each of the chosen services that has none yet. */
    @Transactional
    public void openQueues(Site site, List<String> chosen) {
        servicesWithoutQueue().stream()
                .filter(service -> chosen.contains(service.id().toString()))
                .forEach(service -> queues.create(new Queue.Draft(
                        service.name(),
                        service.names().names(),
                        service.code().toLowerCase(Locale.ROOT).replace('_', '-'),
                        site.id().toString(),
                        null,
                        service.id().toString(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
    }

    /** Each serves every queue of the site. One that is there already stays as it is, unless it serves none. */
    @Transactional
    public void openCounters(Site site, Form typed) {
        CountersStep step = changes.draft(typed, CountersStep.class);
        List<UUID> served =
                queues(site).stream().map(queue -> queue.id().value()).toList();
        Map<String, Counter> known =
                counters(site).stream().collect(Collectors.toMap(Counter::name, counter -> counter));
        for (int number = 1; number <= step.count(); number++) {
            String name = step.word().strip() + " " + number;
            CounterDraft draft = new CounterDraft(name, site.id().toString(), null, served, null, true);
            Counter present = known.get(name);
            if (present == null) {
                counters.create(draft);
            } else if (present.queues().isEmpty()) {
                counters.change(new CounterId(present.id()), draft);
            }
        }
    }

    Form siteForm() {
        return Form.showing(KIND, siteFields());
    }

    private Map<String, List<String>> siteFields() {
        Map<String, List<String>> fields = new TreeMap<>();
        site().ifPresent(site -> {
            fields.put("name", List.of(site.name()));
            fields.put("city", List.of(site.city()));
            fields.put("address", List.of(site.address()));
            for (OpeningHours.Span span : hours.of(site.id()).weekly()) {
                if (span.serviceId() == null && (span.weekday() == 1 || span.weekday() == SATURDAY)) {
                    String day = span.weekday() == 1 ? "" : "saturday_";
                    fields.putIfAbsent(day + "opens", List.of(span.opens().toString()));
                    fields.put(day + "closes", List.of(span.closes().toString()));
                }
            }
        });
        return fields;
    }

    /** With the first letter that no service has. */
    Form serviceForm() {
        List<String> used = services().stream().map(Service::series).toList();
        String free = "ABCDEFGHJKLMNPQRSTUVWXYZ"
                .chars()
                .mapToObj(Character::toString)
                .filter(letter -> !used.contains(letter))
                .findFirst()
                .orElse("");
        return Form.blank(KIND, Map.of("code", free, "expected_minutes", "10", "pictogram", "ticket"));
    }

    Form queuesForm() {
        return Form.showing(
                KIND,
                Map.of(
                        "services",
                        servicesWithoutQueue().stream()
                                .map(service -> service.id().toString())
                                .toList()));
    }

    Shown shown(Messages words) {
        Optional<Site> first = site();
        return new Shown(
                first.map(site -> site.slug().value()).orElse(""),
                sites.list(true, Set.of(), ALL).results().stream()
                        .map(site -> words.name(site.names()))
                        .toList(),
                services().stream().map(service -> words.name(service.names())).toList(),
                first.stream()
                        .flatMap(site -> queues(site).stream())
                        .map(queue -> words.name(queue.names()))
                        .toList(),
                first.stream()
                        .flatMap(site -> counters(site).stream())
                        .map(Counter::name)
                        .toList(),
                servicesWithoutQueue().stream()
                        .map(service -> Choice.of(service.id().value(), words.name(service.names())))
                        .toList());
    }
}
