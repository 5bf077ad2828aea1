package io.smartqueue.twiliosandbox.account;

import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.Dates;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Json;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Senders;
import io.smartqueue.twiliosandbox.message.Sids;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The account, its own numbers, and the phones it has verified; all are read-only. */
public final class AccountResource {
    private final Account account;
    private final Senders senders;

    public AccountResource(Account account, Senders senders) {
        this.account = account;
        this.senders = senders;
    }

    /** @return empty for a collection that it does not keep */
    public Optional<Answer> answer(String collection, Form query) {
        return switch (collection) {
            case "" -> Optional.of(Answer.json(200, itself(), "account"));
            case "/IncomingPhoneNumbers" ->
                Optional.of(list(
                        "incoming_phone_numbers",
                        collection,
                        query,
                        senders.numbers().map(Address::name).map(this::ownNumber)));
            case "/OutgoingCallerIds" ->
                Optional.of(list(
                        "outgoing_caller_ids",
                        collection,
                        query,
                        account.standing().sortedPhones().stream().map(this::verified)));
            default -> Optional.empty();
        };
    }

    private Answer list(String name, String collection, Form query, Stream<ObjectNode> all) {
        var found = all.filter(one -> query.filled("PhoneNumber")
                        .map(one.get("phone_number").asString()::equals)
                        .orElse(true))
                .toList();
        return Answer.json(200, Listing.of(name, uri(collection), query, found), found.size() + " found");
    }

    /** As Twilio shows it to whoever may see it. */
    public ObjectNode itself() {
        Standing now = account.standing();
        ObjectNode json = dated();
        json.put("friendly_name", account.friendlyName());
        json.put("owner_account_sid", account.owner());
        json.put("sid", account.sid());
        json.put("status", now.status().word());
        json.putObject("subresource_uris")
                .put("messages", uri("/Messages.json"))
                .put("incoming_phone_numbers", uri("/IncomingPhoneNumbers.json"))
                .put("outgoing_caller_ids", uri("/OutgoingCallerIds.json"));
        json.put("type", now.type().word());
        json.put("uri", uri(".json"));
        return json;
    }

    private ObjectNode ownNumber(String number) {
        ObjectNode json = number("IncomingPhoneNumbers", number);
        json.put("address_requirements", "none");
        json.put("api_version", "2010-04-01");
        json.put("beta", false);
        json.putObject("capabilities")
                .put("voice", true)
                .put("sms", true)
                .put("mms", false)
                .put("fax", false);
        json.put("origin", "twilio");
        json.put("sms_method", "POST");
        json.put("sms_url", account.inboundUrl());
        json.put("status", "in-use");
        return json;
    }

    private ObjectNode verified(String phone) {
        return number("OutgoingCallerIds", phone);
    }

    private ObjectNode number(String collection, String number) {
        String sid = Sids.of("PN", collection + number);
        ObjectNode json = dated();
        json.put("account_sid", account.sid());
        json.put("friendly_name", number);
        json.put("phone_number", number);
        json.put("sid", sid);
        json.put("uri", uri("/" + collection + "/" + sid + ".json"));
        return json;
    }

    private ObjectNode dated() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("date_created", Dates.rfc2822(account.createdAt()));
        json.put("date_updated", Dates.rfc2822(account.createdAt()));
        return json;
    }

    private String uri(String rest) {
        return "/2010-04-01/Accounts/" + account.sid() + rest;
    }
}
