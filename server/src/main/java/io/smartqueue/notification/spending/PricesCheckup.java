package io.smartqueue.notification.spending;

import io.smartqueue.channel.Channel;
import io.smartqueue.cost.price.PriceRules;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.cost.price.Pricing;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.limit.MessagingRulesStore;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the prices of messages to the countries served are known, now and without a gap for the next month. */
@Component
@Order(651)
class PricesCheckup implements Checkup {

    private static final String TOPIC = "prices";
    private static final Duration AHEAD = Duration.ofDays(31);
    private static final int MOST_TENANTS = 50;

    private final ObjectProvider<Tenants> tenants;
    private final ObjectProvider<MessagingRulesStore> served;
    private final ObjectProvider<PriceRules> rules;
    private final ObjectProvider<Channel> channels;
    private final InstantSource clock;

    PricesCheckup(
            ObjectProvider<Tenants> tenants,
            ObjectProvider<MessagingRulesStore> served,
            ObjectProvider<PriceRules> rules,
            ObjectProvider<Channel> channels,
            InstantSource clock) {
        this.tenants = tenants;
        this.served = served;
        this.rules = rules;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public List<Finding> examine() {
        Pricing pricing = rules.getObject().pricing();
        Set<String> countries = countries();
        Set<String> gaps = new TreeSet<>();
        List<Medium> paid = channels.stream()
                .filter(channel -> channel.offBecause().isEmpty())
                .map(Channel::medium)
                .filter(Medium.toPhones()::contains)
                .toList();
        for (Medium medium : paid) {
            countries.stream()
                    .filter(country -> !isKnown(pricing, medium, country))
                    .forEach(country -> gaps.add(medium.code() + " to " + country));
        }
        if (paid.isEmpty() || countries.isEmpty()) {
            return List.of(Finding.note(TOPIC, "No message that costs something goes to a country of choice."));
        }
        return List.of(
                gaps.isEmpty()
                        ? Finding.right(
                                TOPIC,
                                "Known for the next month, for messages to " + String.join(", ", countries) + ".")
                        : Finding.note(
                                TOPIC,
                                "Not known now or within a month: " + String.join(", ", gaps)
                                        + ". Such messages are in no cost and count in no budget.",
                                "POST /api/v1/admin/price-rules/import/ with the country, or add rules to"
                                        + " /api/v1/admin/price-rules/"));
    }

    private Set<String> countries() {
        Set<String> countries = new TreeSet<>();
        tenants.getObject().all().stream()
                .limit(MOST_TENANTS)
                .map(tenant ->
                        CurrentTenant.call(tenant.id(), () -> served.getObject().fresh()))
                .filter(rules -> !rules.everywhere())
                .forEach(rules -> countries.addAll(rules.countries()));
        return countries;
    }

    private boolean isKnown(Pricing pricing, Medium medium, String country) {
        Instant now = clock.instant();
        return Stream.concat(Stream.of(now), pricing.changes(now, now.plus(AHEAD)))
                .flatMap(at -> kinds(medium, country, at))
                .allMatch(message -> pricing.of(message).isPresent());
    }

    private static Stream<PricedMessage> kinds(Medium medium, String country, Instant at) {
        return medium == Medium.WHATSAPP
                ? Stream.of(
                        kind(medium, country, Category.UTILITY, Window.CLOSED, at),
                        kind(medium, country, Category.SERVICE, Window.OPEN, at))
                : Stream.of(kind(medium, country, Category.ANY, Window.ANY, at));
    }

    private static PricedMessage kind(Medium medium, String country, Category category, Window window, Instant at) {
        return new PricedMessage(medium, Direction.OUT, country, null, category, window, 1, at);
    }
}
