package io.smartqueue.channel.twilio.price;

import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.smartqueue.channel.ProviderPrices;
import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioAccounts;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.customer.Medium;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Twilio's Pricing API, and reads the price of a message from its resource. */
@Component
class TwilioPrices implements ProviderPrices {

    private static final String PRICES = "https://pricing.twilio.com/v1/Messaging/Countries/";
    private static final int OK = 200;
    private static final Logger log = LoggerFactory.getLogger(TwilioPrices.class);

    private final TwilioAccounts accounts;
    private final SingleRequestClient requests;
    private final JsonMapper json;

    TwilioPrices(TwilioAccounts accounts, SingleRequestClient requests, JsonMapper json) {
        this.accounts = accounts;
        this.requests = requests;
        this.json = json;
    }

    @Override
    public boolean covers(Medium medium) {
        return account(accounts.current()).isPresent() && (medium == Medium.SMS || medium == Medium.WHATSAPP);
    }

    @Override
    public Optional<OfCountry> of(String country) {
        return account(accounts.ofInstallation())
                .flatMap(known -> read(known, PRICES + country))
                .flatMap(CountryPrices::of);
    }

    @Override
    public OfMessage ofMessage(String providerId) {
        return accounts.candidates().stream()
                .flatMap(settings -> account(settings).stream())
                .flatMap(known -> read(
                        known,
                        "https://api.twilio.com/2010-04-01/Accounts/" + known.sid() + "/Messages/" + providerId
                                + ".json")
                        .stream())
                .findFirst()
                .map(CountryPrices::ofMessage)
                .orElseGet(OfMessage.Unanswered::new);
    }

    private static Optional<Account> account(TwilioSettings settings) {
        return Account.of(settings, new ArrayList<>());
    }

    private Optional<JsonNode> read(Account known, String address) {
        try {
            Response answer = known.client(requests).request(new Request(HttpMethod.GET, address));
            if (answer.getStatusCode() == OK) {
                return Optional.of(json.readTree(answer.getContent()));
            }
            log.info("Twilio gives no price: HTTP {}", answer.getStatusCode());
        } catch (TwilioException | JacksonException failure) {
            log.info("Twilio gives no price: {}", failure.getClass().getSimpleName());
        }
        return Optional.empty();
    }
}
