package io.smartqueue.watch.api;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.watch.AlertRules;
import io.smartqueue.watch.AlertRulesStore;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/alert-rules")
@Tag(name = "watch")
class AlertRulesController {

    private final AlertRulesStore rules;

    AlertRulesController(AlertRulesStore rules) {
        this.rules = rules;
    }

    @GetMapping
    @Requires(Right.WATCH)
    AlertRules read() {
        return rules.current();
    }

    @PutMapping
    @Requires(Right.MANAGE_ALERTS)
    AlertRules replace(@Valid @RequestBody AlertRules changed) {
        return rules.replace(changed);
    }
}
