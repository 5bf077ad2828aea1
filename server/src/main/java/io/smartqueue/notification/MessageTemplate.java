package io.smartqueue.notification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.customer.Medium;
import io.smartqueue.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The words for one occasion by one way.
 *
 * @param locale BCP 47; null serves every language that has no template of its own
 * @param contentSid the provider's approved template, for WhatsApp
 */
public record MessageTemplate(
        UUID id,
        String name,
        Medium channel,
        NotificationEvent event,
        @Nullable String locale,
        String subject,
        String body,
        @Nullable String contentSid,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt) {

    public static final String LOCALE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    public static final String CONTENT_SID = "HX[0-9a-fA-F]{32}";

    /**
     * What a person writes; the rest is ours.
     *
     * @param subject empty when absent
     * @param isActive true when absent
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
            @Nullable Boolean isActive) {

        public static Draft of(MessageTemplate template) {
            return new Draft(
                    template.name,
                    template.channel,
                    template.event,
                    template.locale,
                    template.subject,
                    template.body,
                    template.contentSid,
                    template.isActive);
        }
    }
}
