package io.smartqueue.twiliosandbox.content;

import io.smartqueue.twiliosandbox.http.Json;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** Content and approvals as Twilio writes them. */
public final class ContentView {
    static final String BASE = "https://content.twilio.com/v1/Content";

    private final String accountSid;

    public ContentView(String accountSid) {
        this.accountSid = accountSid;
    }

    public ObjectNode of(Content content) {
        String url = BASE + "/" + content.sid();
        String created = content.createdAt().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("sid", content.sid());
        json.put("account_sid", accountSid);
        json.put("friendly_name", content.friendlyName());
        json.put("language", content.language());
        var variables = json.putObject("variables");
        content.variables().forEach(variables::put);
        addType(json.putObject("types").putObject(content.kind().word()), content);
        json.put("date_created", created);
        json.put("date_updated", created);
        json.put("url", url);
        json.putObject("links")
                .put("approval_create", url + "/ApprovalRequests/whatsapp")
                .put("approval_fetch", url + "/ApprovalRequests");
        return json;
    }

    public ObjectNode approval(Content content, Approval approval) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", approval.name());
        json.put("category", approval.category());
        json.put("content_type", content.kind().word());
        json.put("status", approval.state().word());
        json.put("rejection_reason", approval.because());
        json.put("allow_category_change", approval.allowCategoryChange());
        return json;
    }

    ObjectNode fetched(Content content, Approval approval) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("sid", content.sid());
        json.put("account_sid", accountSid);
        json.set("whatsapp", approval(content, approval).put("type", "whatsapp"));
        json.put("url", BASE + "/" + content.sid() + "/ApprovalRequests");
        return json;
    }

    private static void addType(ObjectNode type, Content content) {
        type.put("body", content.body());
        switch (content.kind()) {
            case TEXT -> {}
            case QUICK_REPLY -> {
                var actions = type.putArray("actions");
                content.choices()
                        .forEach(choice -> actions.addObject()
                                .put("type", "QUICK_REPLY")
                                .put("title", choice.title())
                                .put("id", choice.id()));
            }
            case LIST_PICKER -> {
                var items = type.put("button", content.listButton()).putArray("items");
                content.choices()
                        .forEach(choice -> items.addObject()
                                .put("id", choice.id())
                                .put("item", choice.title())
                                .put("description", choice.description()));
            }
        }
    }
}
