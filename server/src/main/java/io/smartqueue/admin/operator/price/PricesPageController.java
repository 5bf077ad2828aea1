package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.operator.OperatorFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.cost.price.PriceImport;
import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.cost.price.PriceRules;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.PageRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What messages cost: the prices with their dates, another one, the end of one, and the provider's list. */
@Controller
@RequestMapping("/operator/prices")
class PricesPageController {

    private static final String PAGE = "prices";
    private static final String KIND = "price";

    private final PriceRules rules;
    private final PriceImport provider;
    private final FormChanges changes;
    private final InstantSource clock;

    PricesPageController(PriceRules rules, PriceImport provider, FormChanges changes, InstantSource clock) {
        this.rules = rules;
        this.provider = provider;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Right.MANAGE_PRICES)
    Html list(
            PageContext pageContext,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "1") int page) {
        return show(
                OperatorFrame.of(pageContext, PAGE), found(channel, country, page), Form.blank(KIND, Map.of()), null);
    }

    /** What has changed is told on the list of that country. */
    @PostMapping("/import")
    @Requires(Right.MANAGE_PRICES)
    Reply takeOver(PageContext pageContext, @RequestParam MultiValueMap<String, String> fields) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        return Form.typed(KIND, fields)
                .attempt(
                        typed -> {
                            String country = typed.value("country");
                            Known.List.COUNTRY.require("country", country);
                            PriceImport.Result result = provider.of(country);
                            return show(desk, found("", country, 1), typed, result);
                        },
                        refused -> show(desk, found("", "", 1), refused, null));
    }

    private Html show(OperatorFrame desk, Listing<PriceRule> list, Form form, PriceImport.@Nullable Result imported) {
        return Html.of("admin/operator/prices", new PricesPage(desk, list, form, imported, clock.instant()));
    }

    private Listing<PriceRule> found(String channel, String country, int number) {
        Medium medium = Arrays.stream(Medium.values())
                .filter(one -> one.code().equals(channel))
                .findFirst()
                .orElse(null);
        var paging = new PageRequest(Listing.near(number), PageRequest.DEFAULT_SIZE, "valid_from", true);
        var filter = new PriceRules.Filter(medium, country.isBlank() ? null : country);
        return new Listing<>(rules.list(paging, filter), Map.of("channel", channel, "country", country));
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_PRICES)
    Html blank(PageContext pageContext) {
        Map<String, String> usual = Map.of("channel", "sms", "direction", "out", "part", "provider", "unit", "segment");
        Form form = Form.blank(KIND, usual)
                .with("currency", "USD")
                .with(TypedPrice.FROM, UtcMoments.shown(clock.instant()));
        return show(OperatorFrame.of(pageContext, PAGE), form, null);
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_PRICES)
    Reply create(PageContext pageContext, @RequestParam MultiValueMap<String, String> fields) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        var other = new AtomicReference<@Nullable PriceRule>();
        return Form.typed(KIND, fields)
                .attempt(
                        typed -> {
                            TypedPrice price = TypedPrice.read(changes, typed);
                            noting(other, () -> rules.add(price.scope(), price.terms()));
                            return desk.done("created");
                        },
                        refused -> show(desk, refused, null, other.get()));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_PRICES)
    Html read(PageContext pageContext, @PathVariable UUID id) {
        PriceRule rule = rule(id);
        return show(OperatorFrame.of(pageContext, PAGE), Form.showing(KIND, end(rule)), rule);
    }

    /** Only when it ends: what it was is how messages were counted. */
    @PostMapping("/{id}")
    @Requires(Right.MANAGE_PRICES)
    Reply end(PageContext pageContext, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        var other = new AtomicReference<@Nullable PriceRule>();
        return Form.typed(KIND, fields)
                .attempt(
                        typed -> {
                            noting(
                                    other,
                                    () -> changes.change(
                                            "price-rules/" + id, typed, () -> end(rule(id)), () -> end(id, typed)));
                            return desk.done("saved");
                        },
                        refused -> show(desk, refused, rule(id), other.get()));
    }

    /** Which other price holds at the same time, when it is refused for that. */
    private static void noting(AtomicReference<@Nullable PriceRule> other, Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            if (refusal.details().get("rule") instanceof PriceRule rule) {
                other.set(rule);
            }
            throw refusal;
        }
    }

    private void end(UUID id, Form typed) {
        PriceRule rule = rule(id);
        End end = changes.draft(UtcMoments.read(typed, TypedPrice.TO), End.class);
        rules.change(rule, rule.scope(), rule.terms().until(end.validTo()));
    }

    private static Map<String, List<String>> end(PriceRule rule) {
        String shown = UtcMoments.shown(rule.terms().validTo());
        return Map.of(TypedPrice.TO, shown.isEmpty() ? List.of() : List.of(shown));
    }

    @PostMapping("/{id}/delete")
    @Requires(Right.MANAGE_PRICES)
    Reply delete(PageContext pageContext, @PathVariable UUID id) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        return Form.showing(KIND, end(rule(id)))
                .attempt(
                        shown -> {
                            rules.delete(id);
                            return desk.done("price_removed");
                        },
                        refused -> show(desk, refused, rule(id)));
    }

    private PriceRule rule(UUID id) {
        return rules.find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no such price."));
    }

    private static Html show(OperatorFrame desk, Form form, @Nullable PriceRule stored) {
        return show(desk, form, stored, null);
    }

    private static Html show(
            OperatorFrame desk, Form form, @Nullable PriceRule stored, @Nullable PriceRule overlapped) {
        return Html.of("admin/operator/price", new PricePage(desk, form, stored, overlapped));
    }
}
