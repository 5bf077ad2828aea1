package io.smartqueue.twiliosandbox.price;

import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Channel;
import io.smartqueue.twiliosandbox.message.Countries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Twilio's Pricing API for messages, and the balance of the account; both are read-only. */
public final class PricingResource {
    private static final Pattern PATH = Pattern.compile("/v1/Messaging/Countries(/(?<country>[A-Za-z]{2}))?");
    private static final String BASE = "https://pricing.twilio.com/v1/Messaging/Countries";

    private final PriceList prices;
    private final String accountSid;

    public PricingResource(PriceList prices, String accountSid) {
        this.prices = prices;
        this.accountSid = accountSid;
    }

    public boolean owns(String path) {
        return PATH.matcher(path).matches();
    }

    /** @return empty for a country that does not exist or has no price */
    public Optional<Answer> answer(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String country = matcher.group("country");
        return country == null ? Optional.of(countries()) : one(country.toUpperCase(Locale.ROOT));
    }

    public Answer balance() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("account_sid", accountSid);
        json.put("balance", prices.now().balance().toPlainString());
        json.put("currency", prices.now().currency());
        return Answer.json(200, json, "balance");
    }

    private Answer countries() {
        List<String> named = prices.now().prices().stream()
                .filter(rule -> rule.channel() == Channel.SMS)
                .map(PriceRule::country)
                .filter(country -> !country.equals(PriceRule.ALL))
                .distinct()
                .sorted()
                .toList();
        ObjectNode json = Json.MAPPER.createObjectNode();
        String url = BASE + "?PageSize=1000&Page=0";
        json.putObject("meta")
                .put("page", 0)
                .put("page_size", 1_000)
                .put("first_page_url", url)
                .putNull("previous_page_url")
                .put("url", url)
                .putNull("next_page_url")
                .put("key", "countries");
        var list = json.putArray("countries");
        named.forEach(country -> list.add(named(country)));
        return Answer.json(200, json, named.size() + " countries");
    }

    private Optional<Answer> one(String country) {
        List<PriceRule> rules = rules(country);
        if (!Countries.exists(country) || rules.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = named(country);
        var outbound = json.putArray("outbound_sms_prices");
        rules.forEach(rule -> outbound.addObject()
                .put("carrier", rule.carrier().isEmpty() ? "All networks" : rule.carrier())
                .put("mcc", rule.mcc())
                .put("mnc", rule.mnc())
                .putArray("prices")
                .addObject()
                .put("number_type", "mobile")
                .put("base_price", rule.price().toPlainString())
                .put("current_price", rule.price().toPlainString()));
        json.putArray("inbound_sms_prices");
        json.put("price_unit", prices.now().currency());
        return Optional.of(Answer.json(200, json, rules.size() + " prices"));
    }

    private List<PriceRule> rules(String country) {
        List<PriceRule> own = ofSms(country);
        return own.isEmpty() ? ofSms(PriceRule.ALL) : own;
    }

    private List<PriceRule> ofSms(String country) {
        return prices.now().prices().stream()
                .filter(rule -> rule.channel() == Channel.SMS && rule.country().equals(country))
                .toList();
    }

    private static ObjectNode named(String country) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("country", Locale.of("", country).getDisplayCountry(Locale.ENGLISH));
        json.put("iso_country", country);
        json.put("url", BASE + "/" + country);
        return json;
    }
}
