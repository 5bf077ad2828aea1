package io.smartqueue.notification.limit;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.GeoPermissions;
import io.smartqueue.customer.Medium;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the provider lets SMS go to the countries that organisations serve. */
@Component
@Order(651)
class GeoPermissionsCheckup implements Checkup {

    private static final String TOPIC = "geo-permissions";
    private static final int MOST_TENANTS = 50;
    private static final String WHERE = "console.twilio.com, Messaging, Settings, Geo permissions";

    /** @param asker one of the organisations that use the account */
    private record Account(String sid, TenantId asker, Set<String> countries) {}

    private final ObjectProvider<Tenants> tenants;
    private final ObjectProvider<MessagingRulesStore> rules;
    private final ObjectProvider<Channel> channels;
    private final ObjectProvider<GeoPermissions> permissions;

    GeoPermissionsCheckup(
            ObjectProvider<Tenants> tenants,
            ObjectProvider<MessagingRulesStore> rules,
            ObjectProvider<Channel> channels,
            ObjectProvider<GeoPermissions> permissions) {
        this.tenants = tenants;
        this.rules = rules;
        this.channels = channels;
        this.permissions = permissions;
    }

    @Override
    public List<Finding> examine() {
        Map<String, Account> accounts = new TreeMap<>();
        tenants.getObject().all().stream().limit(MOST_TENANTS).forEach(tenant -> collect(tenant, accounts));
        if (accounts.isEmpty()) {
            return List.of(Finding.note(TOPIC, "No SMS goes to a country of choice."));
        }
        List<Finding> findings = new ArrayList<>();
        accounts.values().forEach(account -> findings.add(look(account)));
        return findings;
    }

    private void collect(Tenant tenant, Map<String, Account> accounts) {
        CurrentTenant.run(tenant.id(), () -> {
            MessagingRules served = rules.getObject().fresh();
            if (!served.everywhere() && !served.countries().isEmpty()) {
                sms().ifPresent(sender -> accounts.computeIfAbsent(
                                sender.account(), sid -> new Account(sid, tenant.id(), new TreeSet<>()))
                        .countries()
                        .addAll(served.countries()));
            }
        });
    }

    private Optional<ChannelSender> sms() {
        return channels.stream()
                .filter(channel -> channel.medium() == Medium.SMS)
                .findFirst()
                .flatMap(Channel::sender);
    }

    private Finding look(Account account) {
        String countries = String.join(", ", account.countries());
        String where = " from account …" + account.sid().substring(account.sid().length() - 4);
        Optional<Set<String>> closed = CurrentTenant.call(
                account.asker(), () -> permissions.getObject().closed(account.countries()));
        if (closed.isEmpty()) {
            return Finding.note(
                    TOPIC,
                    "Twilio does not tell whether SMS" + where + " may go to " + countries + ".",
                    "Look at " + WHERE + ".");
        }
        return closed.get().isEmpty()
                ? Finding.right(TOPIC, "SMS" + where + " may go to " + countries + ".")
                : Finding.wrong(
                        TOPIC,
                        "SMS" + where + " may not go to " + String.join(", ", closed.get())
                                + ", which organisations serve (error 21408).",
                        "Open these countries, and no others: " + WHERE + ".");
    }
}
