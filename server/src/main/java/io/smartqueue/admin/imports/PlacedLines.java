package io.smartqueue.admin.imports;

import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.counter.CounterDraft;
import io.smartqueue.queue.counter.Counters;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffDraft;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lines that name a site, its queues among them: several in one cell have a bar between them. */
@Component
class PlacedLines {

    private final Sites sites;
    private final Queues queues;
    private final Counters counters;
    private final Staff staff;
    private final FormChanges drafts;

    PlacedLines(Sites sites, Queues queues, Counters counters, Staff staff, FormChanges drafts) {
        this.sites = sites;
        this.queues = queues;
        this.counters = counters;
        this.staff = staff;
        this.drafts = drafts;
    }

    void queue(Form line) {
        queues.create(drafts.draft(line, Queue.Draft.class));
    }

    void counter(Form line) {
        CounterDraft draft = drafts.draft(line.with("queues", List.of()), CounterDraft.class);
        UUID site = counters.siteOf(draft);
        List<String> named = several(line.value("queues"));
        List<Queue> there = queues.all(site, Set.of());
        List<UUID> served = named.stream()
                .map(slug -> there.stream()
                        .filter(queue -> queue.slug().equalsIgnoreCase(slug))
                        .findFirst()
                        .orElseThrow(() -> Refusal.field("queues", "unknown_queue", "The site has no such queue.")))
                .map(queue -> queue.id().value())
                .toList();
        counters.create(new CounterDraft(
                draft.name(), draft.site(), draft.siteId(), served, draft.headStarts(), draft.isActive()));
    }

    /** Invited by e-mail where that can be sent; else with a one-time password that is issued anew for each. */
    void member(Form line) {
        List<String> where = several(line.value("sites")).stream()
                .map(slug -> sites.idOf(slug)
                        .map(SiteId::toString)
                        .orElseThrow(() -> Refusal.field("sites", "unknown_site", "There is no such site.")))
                .toList();
        StaffDraft draft = drafts.draft(
                line.with("site_ids", where).with("skills", several(line.value("skills"))), StaffDraft.class);
        if (staff.canBeMailed()) {
            staff.enlistByMail(draft);
        } else {
            staff.enlist(draft);
        }
    }

    private static List<String> several(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
