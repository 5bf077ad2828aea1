package io.smartqueue.notification.text;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words for one occasion by one way. */
public record MessageTemplate(UUID id, Words words, Instant createdAt, Instant updatedAt) {

    public static final String LOCALE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    public static final String CONTENT_SID = "HX[0-9a-fA-F]{32}";

    /**
     * What was written.
     *
     * @param locale BCP 47; null serves every language that has no template of its own
     * @param contentSid the provider's approved template, for WhatsApp
     * @param contentTemplateId ours, whose approved content is sent instead
     */
    public record Words(
            String name,
            Medium channel,
            NotificationEvent event,
            @Nullable String locale,
            String subject,
            String body,
            @Nullable String contentSid,
            @Nullable UUID contentTemplateId,
            boolean isActive,
            SmsSpelling smsSpelling) {}

    public Medium channel() {
        return words.channel;
    }

    public NotificationEvent event() {
        return words.event;
    }

    /** BCP 47; null serves every language that has no template of its own. */
    public @Nullable String locale() {
        return words.locale;
    }

    /**
     * The text of a message.
     *
     * @param substitutes stand outside of optional parts for values that are not known
     * @throws Refusal 422 {@code missing_variable} when neither is there
     */
    public String body(Map<String, String> values, Map<String, String> substitutes) {
        String text = TemplateText.parse("body", words.body).render(values, substitutes);
        return words.smsSpelling.apply(words.channel, text);
    }

    public String subject(Map<String, String> values, Map<String, String> substitutes) {
        return TemplateText.parse("subject", words.subject).render(values, substitutes);
    }

    /** The same as a notification, which is headed by the ticket and opens its page by itself. */
    public MessageTemplate asPush() {
        String body = words.body.replace("{{ticket_url}}", "").strip();
        var notification = new Words(
                words.name,
                Medium.PUSH,
                words.event,
                words.locale,
                "{{ticket_number}} · {{site_name}}",
                body.isEmpty() ? words.body : body,
                null,
                null,
                words.isActive,
                SmsSpelling.AS_WRITTEN);
        return new MessageTemplate(id, notification, createdAt, updatedAt);
    }

    /** What a message with typical values costs. */
    public Segments usualSegments(String tenantName) {
        Set<String> variables = TemplateText.parse("body", words.body).variables();
        return Segments.of(body(SampleValues.typical(variables, tenantName), Map.of()));
    }

    /**
     * What a person writes; the rest is ours.
     *
     * @param subject empty when absent
     * @param isActive true when absent
     * @param smsSpelling as it is written when absent
     */
    @JsonIgnoreProperties({
        "id",
        "tenant",
        "tenant_id",
        "variables",
        "segments",
        "encoding",
        "warnings",
        "created_at",
        "updated_at"
    })
    public record Draft(
            @NotBlank @Size(max = 200) String name,
            @NotNull Medium channel,
            @NotNull NotificationEvent event,
            @Nullable @Pattern(regexp = LOCALE) String locale,
            @Nullable @Size(max = 200) String subject,
            @PlainText.Lines @NotBlank @Size(max = 1600) String body,
            @Nullable @Pattern(regexp = CONTENT_SID) String contentSid,
            @Nullable UUID contentTemplateId,
            @Nullable Boolean isActive,
            @Nullable SmsSpelling smsSpelling) {

        public static Draft of(MessageTemplate template) {
            return new Draft(
                    template.words.name,
                    template.words.channel,
                    template.words.event,
                    template.words.locale,
                    template.words.subject,
                    template.words.body,
                    template.words.contentSid,
                    template.words.contentTemplateId,
                    template.words.isActive,
                    template.words.smsSpelling);
        }
    }
}
