package io.smartqueue.admin.firsthour;

import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.MessageSender;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffDraft;
import io.smartqueue.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who works here, and what customers are told. */
@Component
class PeopleSteps {

    private static final Set<NotificationEvent> FIRST =
            Set.of(NotificationEvent.TICKET_CREATED, NotificationEvent.TICKET_CALLED);

    private final Staff staff;
    private final MessageTemplates templates;
    private final MessageSender sender;
    private final FormChanges changes;

    PeopleSteps(Staff staff, MessageTemplates templates, MessageSender sender, FormChanges changes) {
        this.staff = staff;
        this.templates = templates;
        this.sender = sender;
        this.changes = changes;
    }

    AccessSecret takeOn(Form typed) {
        return staff.enlist(changes.draft(typed, StaffDraft.class)).access();
    }

    /** The text messages that a customer gets first, in the organisation's language. */
    List<MessageTemplate> words(Tenant tenant) {
        return templates.active().stream()
                .filter(template -> template.channel() == Medium.SMS && FIRST.contains(template.event()))
                .filter(template -> tenant.language().equals(template.locale()))
                .toList();
    }

    Optional<MessageTemplate> called(Tenant tenant) {
        return words(tenant).stream()
                .filter(template -> template.event() == NotificationEvent.TICKET_CALLED)
                .findFirst();
    }

    void saveWords(Tenant tenant, Form typed) {
        MessageTemplate present =
                called(tenant).orElseThrow(() -> Refusal.notFound("unknown_template", "There is no such text."));
        changes.change(
                "first-hour/words",
                typed,
                () -> MessageTemplate.Draft.of(templates.find(present.id()).orElseThrow()),
                draft -> templates.update(present.id(), draft));
    }

    Form wordsForm(Tenant tenant) {
        return called(tenant)
                .map(template -> changes.showing("first", MessageTemplate.Draft.of(template)))
                .orElseGet(() -> Form.blank("first", Map.of()));
    }

    void sendTest(Tenant tenant, String recipient, String text) {
        List<Refusal.Field> missing = new ArrayList<>();
        if (recipient.isBlank()) {
            missing.add(new Refusal.Field("recipient", "required", "Give a phone."));
        }
        if (text.isBlank()) {
            missing.add(new Refusal.Field("text", "required", "Give a text."));
        }
        if (!missing.isEmpty()) {
            throw Refusal.fields(missing);
        }
        sender.sendText(tenant, Medium.SMS, recipient.strip(), new MessageSender.Words(null, text), null);
    }
}
