package io.smartqueue.cost.price;

import io.smartqueue.channel.ProviderPrices;
import io.smartqueue.cost.price.PriceRule.Part;
import io.smartqueue.cost.price.PriceRule.Scope;
import io.smartqueue.cost.price.PriceRule.Terms;
import io.smartqueue.cost.price.PriceRule.Unit;
import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over the provider's list for a country: a price that has changed ends the rule that held and begins one from
 * now on, so that what was sent before keeps its price.
 */
@Component
public class PriceImport {

    public record Result(int created, int unchanged) {}

    private static final String SOURCE = "Twilio Pricing API";

    private final ProviderPrices prices;
    private final PriceRules rules;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    PriceImport(ProviderPrices prices, PriceRules rules, TransactionTemplate transaction, InstantSource clock) {
        this.prices = prices;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws Refusal 502 when the provider does not answer */
    public Result of(String country) {
        return prices.of(country)
                .map(found -> transaction.execute(begun -> store(country, found)))
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.UNAVAILABLE, "provider_unavailable", "The provider gives no prices for it now."));
    }

    private Result store(String country, ProviderPrices.OfCountry found) {
        Instant now = clock.instant();
        int created = 0;
        for (ProviderPrices.SegmentPrice price : found.segments()) {
            Scope scope = new Scope(
                    Medium.SMS,
                    country,
                    price.network(),
                    Category.ANY,
                    Window.ANY,
                    price.inbound() ? Direction.IN : Direction.OUT,
                    Part.PROVIDER);
            created += isNews(scope, new Terms(Unit.SEGMENT, price.amount(), found.currency(), now, null, null, SOURCE))
                    ? 1
                    : 0;
        }
        return new Result(created, found.segments().size() - created);
    }

    private boolean isNews(Scope scope, Terms terms) {
        Optional<PriceRule> present = rules.holding(scope, terms.validFrom());
        boolean isSame = present.map(PriceRule::terms)
                .filter(old -> old.amount().equals(terms.amount())
                        && old.currency().equals(terms.currency())
                        && old.unit() == terms.unit())
                .isPresent();
        if (!isSame) {
            present.ifPresent(rule -> rules.change(rule, scope, rule.terms().until(terms.validFrom())));
            rules.add(scope, terms.until(rules.nextBeginning(scope, terms.validFrom())));
        }
        return !isSame;
    }
}
