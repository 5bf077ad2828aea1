package io.smartqueue.channel.twilio.checkup;

import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.smartqueue.channel.GeoPermissions;
import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioAccounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twilio's MessagingGeopermissions resource (accounts.twilio.com, version 1). */
@Component
class TwilioGeoPermissions implements GeoPermissions {

    private static final String ADDRESS = "https://accounts.twilio.com/v1/Messaging/GeoPermissions";
    private static final int OK = 200;

    private final TwilioAccounts accounts;
    private final SingleRequestClient requests;
    private final JsonMapper json;

    TwilioGeoPermissions(TwilioAccounts accounts, SingleRequestClient requests, JsonMapper json) {
        this.accounts = accounts;
        this.requests = requests;
        this.json = json;
    }

    @Override
    public Optional<Set<String>> closed(Collection<String> countries) {
        return Account.of(accounts.current(), new ArrayList<>()).flatMap(account -> ask(account, countries));
    }

    private Optional<Set<String>> ask(Account account, Collection<String> countries) {
        var request = new Request(HttpMethod.GET, ADDRESS);
        request.addQueryParam("CountryCode", String.join(",", countries));
        try {
            Response answer = account.client(requests).request(request);
            return answer.getStatusCode() == OK
                    ? Optional.of(closed(json.readTree(answer.getContent())))
                    : Optional.empty();
        } catch (TwilioException | JacksonException silence) {
            return Optional.empty();
        }
    }

    private static Set<String> closed(JsonNode answer) {
        Set<String> closed = new TreeSet<>();
        for (JsonNode permission : answer.path("permissions")) {
            if (!permission.path("enabled").asBoolean(true)) {
                closed.add(permission.path("country_code").asString(""));
            }
        }
        return closed;
    }
}
