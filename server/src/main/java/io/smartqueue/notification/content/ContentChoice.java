package io.smartqueue.notification.content;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.text.MessageTemplate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whether a notification template can be sent with the content template that it names. */
@Component
public class ContentChoice {

    private final ContentTemplates templates;

    ContentChoice(ContentTemplates templates) {
        this.templates = templates;
    }

    /** @throws Refusal when the content is unknown, not the SID's, of another channel, or takes what the event lacks */
    public void check(MessageTemplate.Draft draft) {
        UUID id = draft.contentTemplateId();
        if (id == null) {
            return;
        }
        ContentTemplate content = templates
                .find(id)
                .orElseThrow(() -> refusal("unknown_content", "This organisation has no such content template."));
        if (draft.channel() != Medium.WHATSAPP) {
            throw refusal("not_for_channel", "Content templates are sent by WhatsApp only.");
        }
        String sid = draft.contentSid();
        if (sid != null && !sid.equals(content.progress().contentSid())) {
            throw Refusal.field("content_sid", "mismatch", "The content template has another one; leave it out.");
        }
        content.words().variables().stream()
                .filter(variable -> !draft.event().supplies(variable))
                .findFirst()
                .ifPresent(variable -> {
                    throw refusal(
                            "unknown_variable",
                            "%s does not supply {{%s}}, which it takes."
                                    .formatted(draft.event().code(), variable));
                });
    }

    private static Refusal refusal(String code, String words) {
        return Refusal.field("content_template_id", code, words);
    }
}
