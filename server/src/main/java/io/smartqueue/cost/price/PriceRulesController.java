package io.smartqueue.cost.price;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.cost.price.PriceRule.Scope;
import io.smartqueue.cost.price.PriceRule.Terms;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Patching;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/admin/price-rules")
@Tag(name = "price-rules", description = "What messages cost, as dated rules")
class PriceRulesController {

    /** A rule before it is stored, as it is documented. */
    record PriceRuleDraft(
            @JsonUnwrapped Scope scope, @JsonUnwrapped Terms terms) {}

    record PriceImportRequest(
            @NotNull @Known(Known.List.COUNTRY) String country) {}

    private static final Set<String> OF_A_SCOPE =
            Set.of("channel", "country", "network", "category", "window", "direction", "part");

    private final PriceRules rules;
    private final PriceImport prices;
    private final Patching patching;

    PriceRulesController(PriceRules rules, PriceImport prices, Patching patching) {
        this.rules = rules;
        this.prices = prices;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.MANAGE_PRICES)
    Page<PriceRule> list(
            @SortableBy("valid_from") Paging paging,
            @RequestParam(required = false) @Nullable Medium channel,
            @RequestParam(required = false) @Nullable String country) {
        return paging.view(rules.list(paging.request(), new PriceRules.Filter(channel, country)));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_PRICES)
    PriceRule get(@PathVariable UUID id) {
        return rules.find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no such rule."));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Right.MANAGE_PRICES)
    PriceRule add(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = PriceRuleDraft.class)))
                    @RequestBody
                    JsonNode rule) {
        Scope scope = patching.read(Scope.class, ofScope(rule));
        return rules.add(scope, patching.read(Terms.class, ofTerms(rule)));
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_PRICES)
    PriceRule change(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = PriceRuleDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        PriceRule present = get(id);
        Scope scope = patching.apply(present.scope(), ofScope(changes));
        return rules.change(present, scope, patching.apply(present.terms(), ofTerms(changes)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Right.MANAGE_PRICES)
    void delete(@PathVariable UUID id) {
        get(id);
        rules.delete(id);
    }

    @PostMapping("/import")
    @Requires(Right.MANAGE_PRICES)
    PriceImport.Result importPrices(@Valid @RequestBody PriceImportRequest request) {
        return prices.of(request.country());
    }

    private static JsonNode ofScope(JsonNode said) {
        return said instanceof ObjectNode all ? all.deepCopy().retain(OF_A_SCOPE) : said;
    }

    private static JsonNode ofTerms(JsonNode said) {
        return said instanceof ObjectNode all ? all.deepCopy().remove(OF_A_SCOPE) : said;
    }
}
