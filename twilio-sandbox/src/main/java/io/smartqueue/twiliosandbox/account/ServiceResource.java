package io.smartqueue.twiliosandbox.account;

import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Senders;
import io.smartqueue.twiliosandbox.message.Sids;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The one messaging service, and the number in its pool; both are read-only. */
public final class ServiceResource {
    private static final String BASE = "https://messaging.twilio.com/v1/Services/";

    private final Account account;
    private final Senders senders;

    public ServiceResource(Account account, Senders senders) {
        this.account = account;
        this.senders = senders;
    }

    /** @return empty for another service, and for a collection that it does not keep */
    public Optional<Answer> answer(String sid, String collection, Form query) {
        if (!sid.equals(senders.messagingServiceSid())) {
            return Optional.empty();
        }
        return switch (collection) {
            case "" -> Optional.of(Answer.json(200, itself(), "service"));
            case "/PhoneNumbers" ->
                Optional.of(Answer.json(
                        200,
                        Listing.withMeta("phone_numbers", BASE + sid + collection, query, List.of(pooled())),
                        "1 found"));
            default -> Optional.empty();
        };
    }

    private ObjectNode itself() {
        String sid = senders.messagingServiceSid();
        ObjectNode json = dated();
        json.put("sid", sid);
        json.put("friendly_name", "twilio-sandbox");
        json.put("sticky_sender", true);
        json.put("smart_encoding", false);
        json.put("fallback_to_long_code", false);
        json.put("area_code_geomatch", false);
        json.put("validity_period", 36_000);
        json.put("synchronous_validation", false);
        json.put("usecase", "notifications");
        json.put("use_inbound_webhook_on_number", false);
        json.put("url", BASE + sid);
        json.putObject("links").put("phone_numbers", BASE + sid + "/PhoneNumbers");
        return json;
    }

    private ObjectNode pooled() {
        String number = senders.sms().name();
        String sid = Sids.of("PN", "IncomingPhoneNumbers" + number);
        ObjectNode json = dated();
        json.put("sid", sid);
        json.put("service_sid", senders.messagingServiceSid());
        json.put("phone_number", number);
        json.put("country_code", "US");
        json.putArray("capabilities").add("SMS").add("Voice");
        json.put("url", BASE + senders.messagingServiceSid() + "/PhoneNumbers/" + sid);
        return json;
    }

    private ObjectNode dated() {
        String created = account.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("account_sid", account.sid());
        json.put("date_created", created);
        json.put("date_updated", created);
        return json;
    }
}
