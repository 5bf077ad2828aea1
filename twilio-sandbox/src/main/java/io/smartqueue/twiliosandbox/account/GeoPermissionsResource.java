package io.smartqueue.twiliosandbox.account;

import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Countries;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** To which countries the account may send SMS, as Twilio tells it; it is changed by the control API. */
public final class GeoPermissionsResource {
    private static final String PATH = "/v1/Messaging/GeoPermissions";

    private final Account account;

    public GeoPermissionsResource(Account account) {
        this.account = account;
    }

    public boolean owns(String path) {
        return path.equals(PATH);
    }

    public Answer answer(Form query) {
        Set<String> allowed = account.standing().recipients().countries();
        List<String> asked = query.filled("CountryCode")
                .map(codes -> List.of(codes.toUpperCase(Locale.ROOT).split(",")))
                .orElseGet(() -> allowed.stream()
                        .filter(code -> !code.equals(Recipients.ALL))
                        .sorted()
                        .toList());
        ObjectNode json = Json.MAPPER.createObjectNode();
        var permissions = json.putArray("permissions");
        asked.stream()
                .filter(Countries::exists)
                .forEach(code -> permissions
                        .addObject()
                        .put("country_code", code)
                        .put("type", "country")
                        .put("enabled", allowed.contains(Recipients.ALL) || allowed.contains(code)));
        return Answer.json(200, json, permissions.size() + " countries");
    }
}
