package io.smartqueue.notification.approval;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.content.ContentTemplates;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How far the approval of each organisation's templates is, while WhatsApp is on. */
@Component("approval.templatesCheckup")
@Order(610)
class ApprovalCheckup implements Checkup {

    private static final int MOST_TENANTS = 50;

    private final ObjectProvider<Channel> channels;
    private final ObjectProvider<Tenants> tenants;
    private final ObjectProvider<ContentTemplates> templates;

    ApprovalCheckup(
            ObjectProvider<Channel> channels,
            ObjectProvider<Tenants> tenants,
            ObjectProvider<ContentTemplates> templates) {
        this.channels = channels;
        this.tenants = tenants;
        this.templates = templates;
    }

    @Override
    public List<Finding> examine() {
        boolean isOn = channels.stream()
                .anyMatch(channel -> channel.medium() == Medium.WHATSAPP
                        && channel.offBecause().isEmpty());
        if (!isOn) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        tenants.getObject().all().stream().limit(MOST_TENANTS).forEach(tenant -> findings.addAll(look(tenant)));
        return findings;
    }

    List<Finding> look(Tenant tenant) {
        ContentTemplates all = templates.getObject();
        return CurrentTenant.call(
                tenant.id(), () -> new ApprovalStanding(tenant.slug(), all.all()).findings(all.eventsWithout()));
    }
}
