package io.smartqueue.notification.limit;

import io.smartqueue.tenant.TenantOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A real organisation begins with sane caps. */
@Component
class FirstRules {

    private final MessagingRulesStore rules;

    FirstRules(MessagingRulesStore rules) {
        this.rules = rules;
    }

    @EventListener
    void opened(TenantOpened opened) {
        rules.begin(opened.tenant());
    }
}
