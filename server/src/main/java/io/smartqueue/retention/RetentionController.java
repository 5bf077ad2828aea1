package io.smartqueue.retention;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/retention")
@Tag(name = "retention", description = "How long personal data, messages and events are kept")
class RetentionController {

    private final RetentionPolicies policies;

    RetentionController(RetentionPolicies policies) {
        this.policies = policies;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    @Operation(
            summary = "Read how long data is kept",
            description = "The defaults, 90, 90 and 365 days, while the organisation has chosen nothing.")
    RetentionPolicy read() {
        return policies.current();
    }

    @PutMapping
    @Requires(Right.MANAGE_RETENTION)
    @Operation(
            summary = "Choose how long data is kept",
            description = "From 30 to 3,650 days each. What is older is deleted within a day and cannot be restored.")
    RetentionPolicy replace(@Valid @RequestBody RetentionPolicy policy) {
        policies.replace(policy);
        return policies.current();
    }
}
