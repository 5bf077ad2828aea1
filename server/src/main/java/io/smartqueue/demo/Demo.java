package io.smartqueue.demo;

import io.smartqueue.notification.content.DefaultContent;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * While the demo is on, creates the demo organisations and opens their agents' counters, before the server reports that
 * it is ready. What is on is asked here, because which beans there are is decided when SmartQueue is built.
 */
@Component
@ConditionalOnWebApplication
class Demo implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);

    private final Tenants tenants;
    private final DemoSetup demoSetup;
    private final DefaultContent content;
    private final boolean on;

    Demo(Tenants tenants, DemoSetup demoSetup, DefaultContent content, Environment environment) {
        this.tenants = tenants;
        this.content = content;
        this.demoSetup = demoSetup;
        this.on = environment.getProperty("smartqueue.demo", Boolean.class, false);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!on) {
            return;
        }
        for (DemoOrganisation organisation : List.of(DemoOrganisation.BANK, DemoOrganisation.CLINIC)) {
            Tenant tenant = demoSetup.open(organisation, tenants);
            CurrentTenant.run(tenant.id(), () -> {
                if (demoSetup.fill(tenant, organisation)) {
                    log.info("The demo organisation {} has been created.", tenant.slug());
                }
                demoSetup.openCounters(organisation);
                content.haveApproved();
            });
        }
    }
}
