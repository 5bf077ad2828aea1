package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.operator.OperatorFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Question;
import io.smartqueue.admin.setup.Choices;
import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.page.Messages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One price: the form of another one, or what is stored and its end.
 *
 * @param stored null for another one
 * @param overlapped the one that holds at the same time, when the form was refused for that
 */
public record PricePage(
        OperatorFrame desk,
        Form form,
        @Nullable PriceRule stored,
        @Nullable PriceRule overlapped) {

    public String action() {
        return desk.address() + "/" + (stored == null ? "new" : stored.id());
    }

    public String title() {
        return stored == null ? words().say("prices.new") : name(stored);
    }

    public String name(PriceRule rule) {
        return price().channel(rule.scope().channel()) + " · "
                + price().country(rule.scope().country());
    }

    public String kind(PriceRule rule) {
        return price().kind(rule.scope());
    }

    public String amount(PriceRule rule) {
        return price().amount(rule.terms());
    }

    public String unit(PriceRule rule) {
        return price().unit(rule.terms());
    }

    /** In UTC. */
    public String moment(Instant at) {
        Messages utc = words().at(ZoneOffset.UTC);
        return utc.day(at) + " " + utc.hour(at) + " UTC";
    }

    public List<Choice> channels() {
        return price().channels();
    }

    public List<Choice> countries() {
        return price().countries();
    }

    public List<Choice> categories() {
        return price().categories();
    }

    public List<Choice> windows() {
        return price().windows();
    }

    public List<Choice> directions() {
        return price().directions();
    }

    public List<Choice> parts() {
        return price().parts();
    }

    public List<Choice> units() {
        return price().units();
    }

    public List<Choice> currencies() {
        return Choices.currencies(words());
    }

    /** Null for a price that messages cost: it is the past. */
    public @Nullable Question removing() {
        return stored == null || stored.inUse()
                ? null
                : new Question(
                        action() + "/delete",
                        words().say("prices.delete"),
                        words().say("prices.delete.ask", "name", title()),
                        List.of(words().say("prices.delete.follows")),
                        words().say("prices.delete.do"));
    }

    private PriceWords price() {
        return new PriceWords(words());
    }

    private Messages words() {
        return desk.sheet().words();
    }
}
