package io.smartqueue.channel.twilio.price;

import io.smartqueue.channel.ProviderPrices.OfCountry;
import io.smartqueue.channel.ProviderPrices.OfMessage;
import io.smartqueue.channel.ProviderPrices.SegmentPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads Twilio's answers about prices. What is not understood is no price, never 0. */
final class CountryPrices {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,9}([.][0-9]{1,8})?");
    private static final Pattern NETWORK = Pattern.compile("[0-9]{4,6}");

    private CountryPrices() {}

    /** @return empty when it holds no price */
    static Optional<OfCountry> of(JsonNode answer) {
        String currency = currency(answer);
        List<SegmentPrice> prices = new ArrayList<>(outbound(answer));
        dearest(answer.path("inbound_sms_prices"))
                .ifPresent(amount -> prices.add(new SegmentPrice(true, null, amount)));
        return CURRENCY.matcher(currency).matches() && !prices.isEmpty()
                ? Optional.of(new OfCountry(currency, List.copyOf(prices)))
                : Optional.empty();
    }

    /**
     * One for each network, and one for numbers whose network nobody knows, which is the dearest of them: an estimate
     * is not to be too low.
     */
    private static List<SegmentPrice> outbound(JsonNode answer) {
        Map<String, BigDecimal> byNetwork = new HashMap<>();
        for (JsonNode carrier : answer.path("outbound_sms_prices")) {
            String network =
                    carrier.path("mcc").asString("") + carrier.path("mnc").asString("");
            dearest(carrier.path("prices")).ifPresent(amount -> byNetwork.merge(network, amount, BigDecimal::max));
        }
        Stream<SegmentPrice> named = byNetwork.entrySet().stream()
                .filter(one -> NETWORK.matcher(one.getKey()).matches())
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new SegmentPrice(false, one.getKey(), one.getValue()));
        Stream<SegmentPrice> unknown = byNetwork.values().stream()
                .max(BigDecimal::compareTo)
                .map(amount -> new SegmentPrice(false, null, amount))
                .stream();
        return Stream.concat(unknown, named).toList();
    }

    /** The kinds of sender differ, and which one leaves is decided later. */
    private static Optional<BigDecimal> dearest(JsonNode prices) {
        return prices.valueStream()
                .flatMap(price -> amount(price.path("current_price")).stream())
                .filter(amount -> amount.signum() >= 0)
                .max(BigDecimal::compareTo);
    }

    private static Optional<BigDecimal> amount(JsonNode text) {
        String digits = text.asString("");
        return AMOUNT.matcher(digits).matches() ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }

    private static String currency(JsonNode answer) {
        return answer.path("price_unit").asString("").toUpperCase(java.util.Locale.ROOT);
    }

    /** Twilio writes what it takes as a negative amount. */
    static OfMessage ofMessage(JsonNode message) {
        String currency = currency(message);
        return amount(message.path("price"))
                .filter(amount -> CURRENCY.matcher(currency).matches())
                .<OfMessage>map(amount -> new OfMessage.Known(amount.negate(), currency))
                .orElseGet(OfMessage.NotBilled::new);
    }
}
