package io.smartqueue.notification.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.customer.Medium;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Patching;
import io.smartqueue.web.paging.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/admin/error-rules")
@Tag(name = "error-rules", description = "What follows on each error code of the provider")
class ErrorRulesController {

    private final ErrorRules rules;
    private final Patching patching;

    ErrorRulesController(ErrorRules rules, Patching patching) {
        this.rules = rules;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.MANAGE_SENDERS)
    Page<ErrorRule> list() {
        return Page.whole(rules.all());
    }

    /** A rule before it is stored, as it is documented; what follows may be left out. */
    record ErrorRuleDraft(
            String code,
            ErrorRule.Stage stage,
            @Nullable Medium channel,
            @JsonUnwrapped ErrorRule.Consequence consequence) {}

    private static final Set<String> OF_A_SUBJECT = Set.of("code", "stage", "channel");

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Right.MANAGE_SENDERS)
    ErrorRule add(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ErrorRuleDraft.class)))
                    @RequestBody
                    JsonNode rule) {
        JsonNode subject = rule instanceof ObjectNode all ? all.deepCopy().retain(OF_A_SUBJECT) : rule;
        JsonNode follows = rule instanceof ObjectNode all ? all.deepCopy().remove(OF_A_SUBJECT) : rule;
        ErrorRule.Subject about = patching.apply(new ErrorRule.Subject("", ErrorRule.Stage.REQUEST, null), subject);
        ErrorRule.Consequence consequence = patching.apply(ErrorRule.Consequence.NONE, follows);
        return rules.add(about, consequence);
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_SENDERS)
    ErrorRule change(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ErrorRule.Consequence.class)))
                    @RequestBody
                    JsonNode changes) {
        ErrorRule.Consequence changed = patching.apply(rules.get(id).consequence(), changes);
        rules.change(id, changed);
        return rules.get(id);
    }
}
