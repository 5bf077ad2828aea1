package io.smartqueue.notification.text;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.content.DefaultContent;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantOpened;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** The texts with which an organisation begins, by each channel and in each language that we have words in. */
@Component
public class DefaultTemplates {

    private final MessageTemplates templates;
    private final DefaultContent content;
    private final TransactionTemplate transaction;

    DefaultTemplates(MessageTemplates templates, DefaultContent content, PlatformTransactionManager transactions) {
        this.templates = templates;
        this.content = content;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** With these a new organisation can send messages about every event of a ticket before it has written a text. */
    @TransactionalEventListener(fallbackExecution = true)
    void opened(TenantOpened opened) {
        CurrentTenant.run(
                opened.tenant(),
                () -> transaction.executeWithoutResult(
                        begun -> create(event -> event.code().startsWith("ticket_"))));
    }

    /** For an event about which the organisation has no text, not even one that is switched off. */
    public void createWhereNoneIs(NotificationEvent event) {
        if (!templates.hasAny(event)) {
            create(event::equals);
        }
    }

    /** One template for each of these events, each channel and each language. */
    public void create(Predicate<NotificationEvent> wanted) {
        Arrays.stream(NotificationEvent.values())
                .filter(wanted)
                .forEach(event ->
                        DefaultWords.ALL.forEach(words -> drafts(event, words).forEach(templates::create)));
        content.link();
    }

    static List<MessageTemplate.Draft> drafts(NotificationEvent event, DefaultWords words) {
        String text = words.text(event.code());
        // A notification has the words of the SMS until somebody writes others.
        return Arrays.stream(Medium.values())
                .filter(medium -> medium != Medium.PUSH)
                .map(medium -> medium == Medium.EMAIL
                        ? draft(event, words, medium, words.text("email.body").formatted(text))
                        : draft(event, words, medium, text))
                .toList();
    }

    private static MessageTemplate.Draft draft(
            NotificationEvent event, DefaultWords words, Medium medium, String body) {
        return new MessageTemplate.Draft(
                words.text(event.code() + ".name"),
                medium,
                event,
                words.language(),
                medium == Medium.EMAIL ? words.text(event.code() + ".subject") : "",
                body,
                null,
                null,
                true,
                null);
    }
}
