package io.smartqueue.notification.limit;

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

/** To which countries messages go, and whether anything stops a flood of them. */
@Component
@Order(650)
class CountriesCheckup implements Checkup {

    private static final String TOPIC = "countries";
    private static final int MOST_TENANTS = 50;

    private final ObjectProvider<Tenants> tenants;
    private final ObjectProvider<MessagingRulesStore> rules;

    CountriesCheckup(ObjectProvider<Tenants> tenants, ObjectProvider<MessagingRulesStore> rules) {
        this.tenants = tenants;
        this.rules = rules;
    }

    @Override
    public List<Finding> examine() {
        var countries = new TreeSet<String>();
        List<Finding> findings = new ArrayList<>();
        List<Tenant> all = tenants.getObject().all();
        all.stream().limit(MOST_TENANTS).forEach(tenant -> {
            MessagingRules present =
                    CurrentTenant.call(tenant.id(), () -> rules.getObject().fresh());
            if (present.everywhere()) {
                return;
            }
            countries.addAll(present.countries());
            if (present.countries().isEmpty()) {
                findings.add(Finding.note(
                        TOPIC,
                        tenant.slug() + " serves no country, so that no phone gets a message about a visit.",
                        "PATCH /api/v1/tenants/" + tenant.slug() + "/messaging/ with countries"));
            } else if (present.caps().newRecipientsHour() == null
                    && present.caps().organisationHour() == null) {
                findings.add(Finding.note(
                        TOPIC,
                        tenant.slug() + " has no cap on messages, so anybody can make it send any number of them.",
                        "PATCH /api/v1/tenants/" + tenant.slug() + "/messaging/ with caps.new_recipients_hour"));
            }
        });
        findings.addFirst(Finding.right(
                TOPIC,
                countries.isEmpty()
                        ? "No organisation serves a country of its choice."
                        : "Messages about visits go to " + String.join(", ", countries)
                                + ": these are to be open in Twilio's console (Messaging, Settings, Geo permissions),"
                                + " and no others."));
        if (all.size() > MOST_TENANTS) {
            findings.add(
                    Finding.note(TOPIC, "Not looked at: " + (all.size() - MOST_TENANTS) + " further organisations."));
        }
        return findings;
    }
}
