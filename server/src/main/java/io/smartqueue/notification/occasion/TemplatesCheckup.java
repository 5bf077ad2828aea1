package io.smartqueue.notification.occasion;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Customers;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether every organisation has templates for all automatic messages, by each channel that is on. */
@Component
@Order(600)
class TemplatesCheckup implements Checkup {

    private static final String TOPIC = "templates";
    private static final int MOST_TENANTS = 50;

    private final ObjectProvider<Channel> channels;
    private final ObjectProvider<Tenants> tenants;
    private final ObjectProvider<MessageTemplates> templates;
    private final ObjectProvider<Customers> customers;

    TemplatesCheckup(
            ObjectProvider<Channel> channels,
            ObjectProvider<Tenants> tenants,
            ObjectProvider<MessageTemplates> templates,
            ObjectProvider<Customers> customers) {
        this.channels = channels;
        this.tenants = tenants;
        this.templates = templates;
        this.customers = customers;
    }

    @Override
    public List<Finding> examine() {
        List<Tenant> all = tenants.getObject().all();
        if (all.isEmpty()) {
            return List.of(Finding.note(
                    TOPIC,
                    "There is no organisation yet.",
                    "bin/smartqueue tenant create SLUG --name … --country SN --zone Africa/Dakar --language fr"
                            + " --admin EMAIL"));
        }
        List<Medium> on = channels.stream()
                .filter(channel -> channel.offBecause().isEmpty())
                .map(Channel::medium)
                .filter(medium -> medium != Medium.PUSH)
                .toList();
        List<Finding> findings = new ArrayList<>();
        all.stream().limit(MOST_TENANTS).forEach(tenant -> findings.addAll(look(tenant, on)));
        if (findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.WRONG)) {
            findings.addFirst(Finding.right(
                    TOPIC,
                    on.isEmpty()
                            ? "No channel is on, so no words are owed."
                            : "Organisations with words for every event and channel: "
                                    + Math.min(all.size(), MOST_TENANTS) + "."));
        }
        if (all.size() > MOST_TENANTS) {
            findings.add(
                    Finding.note(TOPIC, "Not looked at: " + (all.size() - MOST_TENANTS) + " further organisations."));
        }
        return findings;
    }

    private List<Finding> look(Tenant tenant, List<Medium> on) {
        return CurrentTenant.call(tenant.id(), () -> {
            var languages = new TreeSet<>(customers.getObject().languages());
            languages.add(tenant.language());
            return new Wording(tenant, templates.getObject().active(), languages).findings(TOPIC, on);
        });
    }
}
