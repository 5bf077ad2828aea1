package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.operator.OperatorFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.cost.price.ExchangeRates;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.PageRequest;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What currencies are worth in each other; each rate holds until a later one begins. */
@Controller
@RequestMapping("/operator/exchange-rates")
class RatesPageController {

    private static final String PAGE = "exchange-rates";
    private static final String KIND = "rate";

    private final ExchangeRates rates;
    private final FormChanges changes;
    private final InstantSource clock;

    RatesPageController(ExchangeRates rates, FormChanges changes, InstantSource clock) {
        this.rates = rates;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Right.MANAGE_PRICES)
    Html list(PageContext pageContext, @RequestParam(defaultValue = "1") int page) {
        Map<String, String> usual =
                Map.of("base", "USD", "quote", "XOF", TypedPrice.FROM, UtcMoments.shown(clock.instant()));
        return show(OperatorFrame.of(pageContext, PAGE), Form.blank(KIND, usual), page);
    }

    @PostMapping
    @Requires(Right.MANAGE_PRICES)
    Reply add(PageContext pageContext, @RequestParam MultiValueMap<String, String> fields) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        return Form.typed(KIND, fields)
                .attempt(
                        typed -> {
                            Form utc = UtcMoments.read(typed, TypedPrice.FROM);
                            rates.add(changes.draft(utc, ExchangeRates.Terms.class));
                            return desk.done("created");
                        },
                        refused -> show(desk, refused, 1));
    }

    private Html show(OperatorFrame desk, Form form, int number) {
        var paging = new PageRequest(Listing.near(number), PageRequest.DEFAULT_SIZE, "valid_from", true);
        return Html.of("admin/operator/rates", new RatesPage(desk, new Listing<>(rates.list(paging), Map.of()), form));
    }
}
