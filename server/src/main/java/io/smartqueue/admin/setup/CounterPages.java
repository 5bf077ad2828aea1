package io.smartqueue.admin.setup;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormPage;
import io.smartqueue.page.Html;
import io.smartqueue.page.Messages;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.counter.Counter;
import io.smartqueue.queue.counter.Counters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The page of one counter, with the queues of its site. */
@Component
class CounterPages {

    private final Counters counters;
    private final Queues queues;
    private final Choices choices;
    private final Consequences consequences;

    CounterPages(Counters counters, Queues queues, Choices choices, Consequences consequences) {
        this.counters = counters;
        this.queues = queues;
        this.choices = choices;
        this.consequences = consequences;
    }

    Html blank(AdminFrame frame, Form form) {
        Messages words = frame.sheet().words();
        List<Choice> sites = choices.sites(frame.caller(), words);
        String site = sites.size() == 1 ? sites.getFirst().value() : form.value("site_id");
        boolean known = sites.stream().anyMatch(one -> one.value().equals(site));
        return Html.of(
                "admin/setup/counter",
                new FormPage(
                        frame,
                        known ? form.with("site_id", site) : form.with("site_id", ""),
                        words.say("setup.counters.new"),
                        frame.address() + "/new",
                        Map.of("site_id", sites, "queues", known ? queuesAt(frame, UUID.fromString(site)) : List.of()),
                        null));
    }

    Html stored(AdminFrame frame, UUID id, Form form) {
        Counter counter = counters.get(new CounterId(id));
        return Html.of(
                "admin/setup/counter",
                new FormPage(
                        frame,
                        form,
                        counter.name(),
                        frame.address() + "/" + id,
                        Map.of(
                                "site_id",
                                        choices.sites(
                                                frame.caller(), frame.sheet().words()),
                                "queues", queuesAt(frame, counter.site().id())),
                        consequences.ofCounter(frame, id, counter.name())));
    }

    private List<Choice> queuesAt(AdminFrame frame, UUID site) {
        Messages words = frame.sheet().words();
        return queues.all(site, frame.caller().siteIds()).stream()
                .map(queue -> Choice.of(queue.id().value(), words.name(queue.names())))
                .toList();
    }
}
