package io.smartqueue.channel.twilio.content;

import io.smartqueue.channel.content.Approval;
import io.smartqueue.channel.content.ContentDraft;
import io.smartqueue.channel.twilio.TwilioStatuses;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of the Content API (https://www.twilio.com/docs/content/content-types-overview). */
final class ContentJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ContentJson() {}

    static String of(ContentDraft draft) {
        ObjectNode content = JSON.createObjectNode()
                .put("friendly_name", draft.name())
                .put("language", draft.language().replace('-', '_'));
        ObjectNode samples = content.putObject("variables");
        for (int i = 0; i < draft.samples().size(); i++) {
            samples.put(Integer.toString(i + 1), draft.samples().get(i));
        }
        ObjectNode types = content.putObject("types");
        switch (draft.kind()) {
            case TEXT -> types.putObject("twilio/text").put("body", draft.body());
            case QUICK_REPLY -> {
                ObjectNode type = types.putObject("twilio/quick-reply").put("body", draft.body());
                choices(draft, type.putArray("actions"), "title");
            }
            case LIST_PICKER -> {
                ObjectNode type = types.putObject("twilio/list-picker")
                        .put("body", draft.body())
                        .put("button", draft.opener());
                choices(draft, type.putArray("items"), "item");
            }
        }
        return content.toString();
    }

    private static void choices(ContentDraft draft, ArrayNode into, String title) {
        draft.choices()
                .forEach(choice -> into.addObject().put(title, choice.title()).put("id", choice.id()));
    }

    static String approvalRequest(String name, String category) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("category", category.toUpperCase(Locale.ROOT))
                .put("allow_category_change", true)
                .toString();
    }

    static JsonNode read(String body) {
        return JSON.readTree(body);
    }

    /** @param whatsapp what stands under {@code whatsapp}, or the answer to a request for an approval */
    static Approval approval(JsonNode whatsapp) {
        return new Approval(
                state(whatsapp.path("status").asString("unsubmitted")),
                text(whatsapp.path("rejection_reason")).map(TwilioStatuses::masked),
                text(whatsapp.path("category")).map(category -> category.toLowerCase(Locale.ROOT)));
    }

    private static Approval.State state(String word) {
        return switch (word) {
            case "unsubmitted" -> Approval.State.UNSUBMITTED;
            case "approved" -> Approval.State.APPROVED;
            case "rejected" -> Approval.State.REJECTED;
            case "paused" -> Approval.State.PAUSED;
            case "disabled" -> Approval.State.DISABLED;
            default -> Approval.State.SUBMITTED;
        };
    }

    static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("")).filter(text -> !text.isBlank());
    }
}
