package io.smartqueue.notification.content;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The content templates of the current organisation. */
@Service
public class ContentTemplates {

    /** There is something to ask the provider; heard after the commit. */
    public record Waiting() {}

    /** Twilio's codes for content that does not exist, or that WhatsApp rejected, paused or disabled. */
    private static final Set<String> REFUSED = Set.of("21655", "63040", "63041", "63042");

    private final JdbcClient jdbc;
    private final ContentRows rows;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    ContentTemplates(JdbcClient jdbc, ContentRows rows, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Keeps it as a draft.
     *
     * @throws Refusal when WhatsApp would refuse it, or the name was used before in this language
     */
    @Transactional
    public ContentTemplate create(ContentTemplate.Words draft) {
        ContentTemplate.Words words = WhatsappRules.check(draft);
        return jdbc.sql("""
                        insert into content_template
                            (id, tenant_id, name, language, category, kind, body, buttons, variables, created_at)
                        values (:id, current_tenant(), :name, :language, :category, :kind, :body, :buttons::jsonb,
                            :variables, :now)
                        on conflict (tenant_id, name, language) do nothing
                        returning\s""" + ContentRows.COLUMNS)
                .param("id", Ids.next())
                .param("name", words.name())
                .param("language", words.language())
                .param("category", words.category().code())
                .param("kind", words.kind().code())
                .param("body", words.body())
                .param("buttons", rows.buttons(words.buttons()))
                .param("variables", words.variables().toArray(String[]::new))
                .param("now", Times.sql(clock.instant()))
                .query((row, n) -> rows.read(row))
                .optional()
                .orElseThrow(() -> Refusal.conflict(
                        "name_used",
                        "This name was used before in this language, and WhatsApp takes each once: choose another."));
    }

    @Transactional(readOnly = true)
    public Optional<ContentTemplate> find(UUID id) {
        return jdbc.sql("select " + ContentRows.COLUMNS + "from content_template where id = :id and deleted_at is null")
                .param("id", id)
                .query((row, n) -> rows.read(row))
                .optional();
    }

    /** @param typed a part of the name or of the words */
    @Transactional(readOnly = true)
    public PageResult<ContentTemplate> list(PageRequest paging, @Nullable String typed) {
        String filter = " from content_template where deleted_at is null and (name ilike :part or body ilike :part)";
        String part = "%" + (typed == null ? "" : typed.strip().replaceAll("([\\\\%_])", "\\\\$1")) + "%";
        return paging.of(
                jdbc.sql("select count(*)" + filter)
                        .param("part", part)
                        .query(Long.class)
                        .single(),
                jdbc.sql("select " + ContentRows.COLUMNS + filter + paging.orderAndLimit())
                        .param("part", part)
                        .query((row, n) -> rows.read(row))
                        .list());
    }

    @Transactional(readOnly = true)
    public List<ContentTemplate> all() {
        return jdbc.sql("select " + ContentRows.COLUMNS
                        + "from content_template where deleted_at is null order by name, language")
                .query((row, n) -> rows.read(row))
                .list();
    }

    /**
     * Leaves it to {@code ApprovalWatch} to have it approved.
     *
     * @return empty when there is no such template
     * @throws Refusal 409 when it is no draft any more
     */
    @Transactional
    public Optional<ContentTemplate> submit(UUID id) {
        Optional<ContentTemplate> submitted = jdbc.sql("""
                        update content_template set status = 'submitted', look_at = now()
                        where id = :id and status = 'draft' and (content_sid is null or kind <> 'list_picker')
                            and deleted_at is null
                        returning\s""" + ContentRows.COLUMNS)
                .param("id", id)
                .query((row, n) -> rows.read(row))
                .optional();
        if (submitted.isEmpty() && find(id).isPresent()) {
            throw Refusal.conflict(
                    "already_submitted", "It was submitted before: WhatsApp takes each name once. Write another.");
        }
        events.publishEvent(new Waiting());
        return submitted;
    }

    /**
     * Has the provider make the drafts of these templates that fit the window, without an approval: from then on people
     * who have just written get their buttons.
     */
    @Transactional
    public void prepare(Collection<UUID> drafts) {
        int prepared = drafts.isEmpty()
                ? 0
                : jdbc.sql("""
                                update content_template set look_at = now()
                                where id = any(:ids) and status = 'draft' and content_sid is null and look_at is null
                                    and kind = 'quick_reply' and deleted_at is null
                                """).param("ids", drafts.toArray(UUID[]::new)).update();
        if (prepared > 0) {
            events.publishEvent(new Waiting());
        }
    }

    /**
     * What was submitted keeps its name, which WhatsApp does not take again.
     *
     * @return false when there is no such template
     * @throws Refusal 409 while a notification template uses it
     */
    @Transactional
    public boolean delete(UUID id) {
        List<String> users = usersOf(id);
        if (!users.isEmpty()) {
            throw Refusal.conflict("in_use", "Notification templates use it: " + String.join(", ", users) + ".")
                    .with("used_by", users);
        }
        boolean wasDraft = jdbc.sql("""
                        delete from content_template where id = :id and status = 'draft' and content_sid is null
                        """).param("id", id).update() > 0;
        boolean wasSubmitted = jdbc.sql("""
                        update content_template set deleted_at = now(), look_at = now()
                        where id = :id and deleted_at is null
                        """).param("id", id).update() > 0;
        events.publishEvent(new Waiting());
        return wasDraft || wasSubmitted;
    }

    private List<String> usersOf(UUID id) {
        return jdbc.sql("select name from notification_template where content_template_id = :id order by name, id")
                .param("id", id)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Active words for WhatsApp that reach only people who wrote within the last 24 hours: their events. */
    @Transactional(readOnly = true)
    public List<String> eventsWithout() {
        return jdbc.sql("""
                        select distinct event from notification_template
                        where channel = 'whatsapp' and is_active and content_template_id is null
                            and content_sid is null and event <> 'custom'
                        order by event
                        """).query((row, n) -> row.getString(1)).list();
    }

    /** Soon asks the provider again about the content of a message, when this is what was wrong with it. */
    @Transactional
    public void recheck(UUID message, String code) {
        if (REFUSED.contains(code)) {
            jdbc.sql("""
                            update content_template set look_at = now()
                            from notification
                            where notification.id = :message
                                and content_template.content_sid = notification.content_sid
                                and content_template.look_at > now() + interval '1 minute'
                            """).param("message", message).update();
        }
    }

    /** What may be sent now: approved content, or what needs no approval within the 24 hours. */
    @Transactional(readOnly = true)
    public Optional<ReadyContent> ready(UUID id) {
        return find(id).flatMap(ContentTemplates::ready);
    }

    private static Optional<ReadyContent> ready(ContentTemplate template) {
        ContentTemplate.Words words = template.words();
        boolean isApproved = template.status() == ContentStatus.APPROVED;
        boolean isUsable = isApproved || !template.status().isStopped() && words.fitsTheWindow();
        return Optional.ofNullable(template.progress().contentSid())
                .filter(sid -> isUsable)
                .map(sid -> new ReadyContent(
                        sid,
                        words.kind(),
                        words.variables(),
                        Objects.requireNonNullElse(
                                template.progress().categoryGiven(),
                                words.category().code()),
                        isApproved,
                        words.body()));
    }
}
