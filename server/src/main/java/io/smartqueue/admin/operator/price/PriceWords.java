package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.setup.Choices;
import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.customer.Medium;
import io.smartqueue.page.Messages;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the forms of prices offer, and how a price is told, in the reader's language. */
record PriceWords(Messages words) {

    private static final String EVERYWHERE = "*";

    List<Choice> channels() {
        return Arrays.stream(Medium.values())
                .filter(Predicate.not(Medium::isFree))
                .map(medium -> new Choice(medium.code(), channel(medium)))
                .toList();
    }

    List<Choice> countries() {
        return Stream.concat(Stream.of(new Choice(EVERYWHERE, country(EVERYWHERE))), Choices.countries(words).stream())
                .toList();
    }

    List<Choice> categories() {
        return offered("prices.category.", PricedMessage.Category.values());
    }

    List<Choice> windows() {
        return offered("prices.window.", PricedMessage.Window.values());
    }

    List<Choice> directions() {
        return offered("prices.direction.", PricedMessage.Direction.values());
    }

    List<Choice> parts() {
        return offered("prices.part.", PriceRule.Part.values());
    }

    List<Choice> units() {
        return offered("prices.unit.", PriceRule.Unit.values());
    }

    private List<Choice> offered(String key, Enum<?>[] all) {
        return Arrays.stream(all)
                .map(one -> new Choice(code(one), words.say(key + code(one))))
                .toList();
    }

    String channel(Medium medium) {
        return words.say("counter.medium." + medium.code());
    }

    String country(String code) {
        return code.equals(EVERYWHERE) ? words.say("prices.everywhere") : words.country(code);
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** Which messages, beside their channel and country. */
    String kind(PriceRule.Scope scope) {
        String kind = words.say("prices.direction." + code(scope.direction())) + " · "
                + words.say("prices.part." + code(scope.part()));
        if (scope.category() != PricedMessage.Category.ANY) {
            kind += " · " + words.say("prices.category." + code(scope.category()));
        }
        if (scope.window() != PricedMessage.Window.ANY) {
            kind += " · " + words.say("prices.window." + code(scope.window()));
        }
        return kind;
    }

    /** With each of its digits, as the language writes them. */
    String amount(PriceRule.Terms terms) {
        NumberFormat format = NumberFormat.getInstance(words.language().locale());
        format.setMaximumFractionDigits(terms.amount().scale());
        return format.format(terms.amount()) + " " + terms.currency();
    }

    String unit(PriceRule.Terms terms) {
        return words.say("prices.unit." + code(terms.unit()));
    }
}
