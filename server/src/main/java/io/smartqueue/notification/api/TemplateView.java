package io.smartqueue.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.Segments;
import io.smartqueue.notification.text.TemplateText;
import io.smartqueue.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is shown, with what it will cost.
 *
 * @param segments paid parts of an SMS made with typical values; null for other ways
 * @param warnings what is accepted, but dear
 */
record TemplateView(
        UUID id,
        UUID tenant,
        @JsonUnwrapped MessageTemplate.Words words,
        Set<String> variables,
        @Nullable Integer segments,
        @Nullable String encoding,
        List<Warning> warnings,
        Instant createdAt,
        Instant updatedAt) {

    record Warning(String code, String message) {}

    static TemplateView of(Tenant tenant, MessageTemplate template) {
        TemplateText text = TemplateText.parse("body", template.words().body());
        boolean paid = template.channel().isPaidBySegment();
        Segments segments = template.usualSegments(tenant.name());
        return new TemplateView(
                template.id(),
                tenant.id().value(),
                template.words(),
                text.variables(),
                paid ? segments.count() : null,
                paid ? segments.encoding().label() : null,
                paid ? warnings(template, segments) : List.of(),
                template.createdAt(),
                template.updatedAt());
    }

    private static List<Warning> warnings(MessageTemplate template, Segments segments) {
        List<Warning> warnings = new ArrayList<>();
        MessageTemplate.Words words = template.words();
        List<String> costly = Segments.costly(words.smsSpelling().apply(words.channel(), words.body()));
        if (!costly.isEmpty()) {
            warnings.add(new Warning(
                    "ucs_2",
                    "These characters are not in GSM-7, so that a segment holds 70 characters instead of 160: "
                            + String.join(" ", costly)));
        }
        if (segments.count() > 1) {
            warnings.add(new Warning(
                    "several_segments", "With typical values each message costs " + segments.count() + " segments."));
        }
        return warnings;
    }
}
