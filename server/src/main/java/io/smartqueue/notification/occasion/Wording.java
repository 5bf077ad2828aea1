package io.smartqueue.notification.occasion;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.DefaultWords;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.notification.text.SampleValues;
import io.smartqueue.notification.text.Segments;
import io.smartqueue.notification.text.TemplateText;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The active templates of one organisation, compared with the messages it will have to send, and their recipients. */
record Wording(Tenant tenant, List<MessageTemplate> templates, Set<String> languages) {

    List<Finding> findings(String topic, List<Medium> on) {
        List<String> missing = new ArrayList<>();
        Set<String> foreign = new TreeSet<>();
        for (NotificationEvent notificationEvent : TicketMessages.triggered()) {
            for (Medium medium : on) {
                List<MessageTemplate> fitting = fitting(notificationEvent, medium);
                if (fitting.isEmpty()) {
                    missing.add(notificationEvent.code() + " by " + medium.code());
                } else if (fitting.stream().allMatch(template -> template.locale() != null)) {
                    languages.stream()
                            .filter(language ->
                                    MessageTemplates.in(language, fitting).isEmpty())
                            .forEach(foreign::add);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        if (!missing.isEmpty()) {
            findings.add(Finding.wrong(
                    topic,
                    tenant.slug() + " has no active words for " + String.join(", ", missing) + ".",
                    "A new organisation begins with words for each; these were deleted or switched off, or it is older."
                            + " Its administrator writes them: POST /api/v1/admin/notification-templates/"));
        }
        if (!foreign.isEmpty()) {
            findings.add(Finding.note(
                    topic,
                    tenant.slug() + " lacks words in a language of its customers (" + String.join(", ", foreign)
                            + "): they get another.",
                    "Write templates with that locale, or with none."));
        }
        templates.stream().filter(this::isLong).forEach(template -> findings.add(tooLong(topic, template)));
        return findings;
    }

    private List<MessageTemplate> fitting(NotificationEvent notificationEvent, Medium medium) {
        return templates.stream()
                .filter(template -> template.event() == notificationEvent && template.channel() == medium)
                .toList();
    }

    /** Longer than what a new organisation begins with; in some languages that takes several segments at best. */
    private boolean isLong(MessageTemplate template) {
        return template.channel().isPaidBySegment()
                && template.usualSegments(tenant.name()).count() > Math.max(1, usual(template));
    }

    private int usual(MessageTemplate template) {
        String locale = template.locale();
        return locale == null
                ? 1
                : segments(DefaultWords.in(locale).text(template.event().code()))
                        .count();
    }

    private Finding tooLong(String topic, MessageTemplate template) {
        Segments segments = template.usualSegments(tenant.name());
        return Finding.note(
                topic,
                tenant.slug() + ": with usual values \"" + template.words().name() + "\" takes " + segments.count()
                        + " segments (" + segments.encoding().label() + "), each paid for.",
                "Shorten it, and avoid letters outside GSM-7.");
    }

    private Segments segments(String body) {
        TemplateText text = TemplateText.parse("body", body);
        return Segments.of(text.render(SampleValues.typical(text.variables(), tenant.name())));
    }
}
