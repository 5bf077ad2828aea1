package io.smartqueue.notification;

import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A message that a person sends on purpose, with a template or with their own words. */
@Service
public class MessageSender {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** As far ahead as Twilio schedules messages. */
    private static final Duration FURTHEST = Duration.ofDays(35);

    /** The words of a message that no template gives. */
    public record Words(@Nullable String subject, @Nullable String body) {}

    private final MessageTemplates templates;
    private final Outbox outbox;
    private final StopLinks stops;
    private final InstantSource clock;

    MessageSender(MessageTemplates templates, Outbox outbox, StopLinks stops, InstantSource clock) {
        this.stops = stops;
        this.templates = templates;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param notBefore null = it may leave at once
     * @throws Refusal when the template is unknown, a variable has no value, or the recipient cannot be reached
     */
    @Transactional
    public UUID sendTemplate(
            Tenant tenant,
            UUID templateId,
            String recipient,
            @Nullable Map<String, Object> context,
            @Nullable Instant notBefore) {
        MessageTemplate template = templates
                .find(templateId)
                .orElseThrow(() ->
                        Refusal.field("template_id", "unknown_template", "This organisation has no such template."));
        String reached = recipient(template.channel(), recipient, tenant.country());
        Map<String, String> values = new HashMap<>();
        values.put("tenant_name", tenant.name());
        if (context != null) {
            context.forEach((name, value) -> values.put(name, scalar(name, value)));
        }
        String body = template.body(values, Map.of()) + stops.end(template.channel(), reached);
        if (body.length() > Outbox.LONGEST_BODY) {
            throw Refusal.field("context", "too_long", "With these values the message exceeds 1,600 characters.");
        }
        return add(new Letter(
                template.channel(),
                template.event(),
                Optional.empty(),
                reached,
                new Letter.Words(template.id(), template.subject(values, Map.of()), body, values),
                Letter.Departure.notBefore(inTime(notBefore))));
    }

    /** @throws Refusal naming each field that is missing or cannot be used */
    @Transactional
    public UUID sendText(
            Tenant tenant, @Nullable Medium channel, String recipient, Words words, @Nullable Instant notBefore) {
        String body = words.body();
        List<Refusal.Field> missing = new ArrayList<>();
        if (channel == null) {
            missing.add(new Refusal.Field("channel", "required", "Give a channel, or a template_id."));
        }
        if (body == null || body.isBlank()) {
            missing.add(new Refusal.Field("body", "required", "Give a body, or a template_id."));
        }
        if (channel == null || body == null || !missing.isEmpty()) {
            throw Refusal.fields(missing);
        }
        String reached = recipient(channel, recipient, tenant.country());
        String end = stops.end(channel, reached);
        if (body.length() + end.length() > Outbox.LONGEST_BODY) {
            throw Refusal.field("body", "too_long", "With the link that stops messages it exceeds 1,600 characters.");
        }
        return add(new Letter(
                channel,
                NotificationEvent.CUSTOM,
                Optional.empty(),
                reached,
                new Letter.Words(null, words.subject() == null ? "" : words.subject(), body + end, Map.of()),
                Letter.Departure.notBefore(inTime(notBefore))));
    }

    private @Nullable Instant inTime(@Nullable Instant notBefore) {
        if (notBefore != null && notBefore.isAfter(clock.instant().plus(FURTHEST))) {
            throw Refusal.field("not_before", "too_late", "Give a time in the next 35 days.");
        }
        return notBefore;
    }

    private UUID add(Letter letter) {
        return outbox.add(letter).orElseThrow();
    }

    private static String scalar(String name, @Nullable Object value) {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.field("context", "invalid_name", "Name variables in lower-case letters, digits and _.");
        }
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw Refusal.field("context." + name, "invalid_value", "It contains a character that is not text.");
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw Refusal.field("context." + name, "invalid_value", "Give a text or a number.");
    }

    private static String recipient(Medium channel, String text, String country) {
        return channel.read(text, country)
                .map(ContactPoint::address)
                .orElseThrow(() -> Refusal.field(
                        "recipient",
                        "invalid_" + channel.contact().code(),
                        switch (channel.contact()) {
                            case PHONE -> "Give a telephone number, such as +221771234567.";
                            case EMAIL -> "Give an e-mail address.";
                            case BROWSER -> "Browsers are told about their ticket only.";
                        }));
    }
}
