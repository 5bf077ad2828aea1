package io.smartqueue.notification.content;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;

/** A content template as it is shown. */
public record ContentTemplateView(
        UUID id,
        UUID tenant,
        @JsonUnwrapped ContentTemplate.Words words,
        @JsonUnwrapped ContentTemplate.Progress progress,
        Instant createdAt) {

    public static ContentTemplateView of(UUID tenant, ContentTemplate template) {
        return new ContentTemplateView(
                template.id(), tenant, template.words(), template.progress(), template.createdAt());
    }
}
