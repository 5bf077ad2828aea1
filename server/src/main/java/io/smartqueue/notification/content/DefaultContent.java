package io.smartqueue.notification.content;

import io.smartqueue.channel.content.ContentApprovals;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.text.DefaultWords;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The content templates with which an organisation begins: one for each event of a ticket and each language. */
@Component
public class DefaultContent {

    /** The words of the buttons, which the conversation understands whatever the language. */
    private static final List<String> BUTTONS = List.of("here", "pass", "leave");

    private static final Set<NotificationEvent> WITH_BUTTONS =
            Set.of(NotificationEvent.TICKET_CREATED, NotificationEvent.TICKET_ALMOST);

    private final JdbcClient jdbc;
    private final ContentTemplates templates;
    private final ContentApprovals approvals;
    private final ApplicationEventPublisher events;

    DefaultContent(
            JdbcClient jdbc, ContentTemplates templates, ContentApprovals approvals, ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.jdbc = jdbc;
        this.templates = templates;
        this.events = events;
    }

    /** Creates those that are missing, as drafts, and names them in our WhatsApp templates that name none. */
    @Transactional
    public void link() {
        for (NotificationEvent event : ofTickets().toList()) {
            for (DefaultWords words : DefaultWords.ALL) {
                jdbc.sql("""
                                update notification_template set content_template_id = :content
                                where channel = 'whatsapp' and event = :event and locale = :language
                                    and content_sid is null and content_template_id is null
                                """)
                        .param("content", id(event, words))
                        .param("event", event.code())
                        .param("language", words.language())
                        .update();
            }
        }
    }

    private UUID id(NotificationEvent event, DefaultWords words) {
        return jdbc.sql("""
                        select id from content_template
                        where name = :name and language = :language and deleted_at is null
                        """)
                .param("name", event.code())
                .param("language", words.language())
                .query(UUID.class)
                .optional()
                .orElseGet(() -> templates.create(words(event, words)).id());
    }

    static Stream<NotificationEvent> ofTickets() {
        return Arrays.stream(NotificationEvent.values())
                .filter(event -> event.code().startsWith("ticket_"));
    }

    static ContentTemplate.Words words(NotificationEvent event, DefaultWords words) {
        boolean hasButtons = WITH_BUTTONS.contains(event);
        return new ContentTemplate.Words(
                event.code(),
                words.language(),
                ContentCategory.UTILITY,
                hasButtons ? ContentKind.QUICK_REPLY : ContentKind.TEXT,
                words.text("content." + event.code()),
                hasButtons
                        ? BUTTONS.stream()
                                .map(button -> new ContentTemplate.Button(button, words.text("button." + button)))
                                .toList()
                        : List.of(),
                List.of());
    }

    /**
     * For a demo: submits the drafts to the sandbox, and asks it for all others, because it forgets everything when it
     * ends. At Twilio itself nothing is submitted that nobody has read.
     */
    @Transactional
    public void haveApproved() {
        link();
        if (!approvals.isStandIn()) {
            return;
        }
        jdbc.sql("""
                        update content_template set look_at = now(),
                            status = case status when 'draft' then 'submitted' else status end
                        where deleted_at is null and kind <> 'list_picker'
                        """).update();
        // Lists are asked for no more once they are made.
        jdbc.sql("""
                        update content_template set content_sid = null, status = 'submitted', look_at = now(), looks = 0
                        where deleted_at is null and kind = 'list_picker' and content_sid is not null
                        """).update();
        events.publishEvent(new ContentTemplates.Waiting());
    }
}
