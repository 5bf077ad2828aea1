package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.operator.OperatorFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.admin.setup.Choices;
import io.smartqueue.cost.price.PriceImport;
import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.page.Messages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The prices, and the form that takes over the provider's.
 *
 * @param imported what the provider's list has just changed; null when none was asked for
 * @param now which of them hold
 */
public record PricesPage(
        OperatorFrame desk, Listing<PriceRule> list, Form form, PriceImport.@Nullable Result imported, Instant now) {

    /** Whether a price holds, as a word and as a mark. */
    public enum Life {
        COMING("waiting"),
        HOLDING("completed"),
        OVER("cancelled");

        private final String mark;

        Life(String mark) {
            this.mark = mark;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String mark() {
            return mark;
        }
    }

    public Life life(PriceRule rule) {
        Instant end = rule.terms().validTo();
        if (end != null && !end.isAfter(now)) {
            return Life.OVER;
        }
        return rule.terms().validFrom().isAfter(now) ? Life.COMING : Life.HOLDING;
    }

    public List<Choice> channels() {
        return price().channels();
    }

    public List<Choice> everywhere() {
        return price().countries();
    }

    /** Of which a provider has a list. */
    public List<Choice> countries() {
        return Choices.countries(words());
    }

    public String channel(PriceRule rule) {
        return price().channel(rule.scope().channel());
    }

    public String kind(PriceRule rule) {
        return price().kind(rule.scope());
    }

    public String country(PriceRule rule) {
        return price().country(rule.scope().country());
    }

    public String amount(PriceRule rule) {
        return price().amount(rule.terms());
    }

    public String unit(PriceRule rule) {
        return price().unit(rule.terms());
    }

    /** In UTC; a dash for no end. */
    public String moment(@Nullable Instant at) {
        Messages utc = words().at(ZoneOffset.UTC);
        return at == null ? "–" : utc.day(at) + " " + utc.hour(at);
    }

    private PriceWords price() {
        return new PriceWords(words());
    }

    private Messages words() {
        return desk.sheet().words();
    }
}
