package io.smartqueue.notification.text;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.content.ContentChoice;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.LanguageTags;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An organisation's words; each is checked when it is saved, so that no message fails for a misspelt variable. */
@Service
public class MessageTemplates {

    private static final String COLUMNS = """
            id, name, channel, event, locale, subject, body, content_sid, content_template_id, is_active, sms_spelling,
            created_at, updated_at
            """;

    private static final RowMapper<MessageTemplate> TEMPLATE = (row, n) -> new MessageTemplate(
            row.getObject("id", UUID.class),
            new MessageTemplate.Words(
                    row.getString("name"),
                    Medium.of(row.getString("channel")),
                    NotificationEvent.of(row.getString("event")),
                    row.getString("locale"),
                    row.getString("subject"),
                    row.getString("body"),
                    row.getString("content_sid"),
                    row.getObject("content_template_id", UUID.class),
                    row.getBoolean("is_active"),
                    SmsSpelling.of(row.getString("sms_spelling"))),
            Times.instant(row, "created_at"),
            Times.instant(row, "updated_at"));

    private static final long MOST_KNOWN = 2_000;

    private record Occasion(TenantId tenant, NotificationEvent event) {}

    private final RecentReads<Occasion, List<MessageTemplate>> known = new RecentReads<>(MOST_KNOWN);
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ContentChoice content;

    MessageTemplates(JdbcClient jdbc, InstantSource clock, ContentChoice content) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.content = content;
    }

    /** @throws Refusal when a text does not parse or names a variable that the event does not supply */
    @Transactional
    public MessageTemplate create(MessageTemplate.Draft draft) {
        check(draft);
        content.check(draft);
        return write("""
                insert into notification_template
                    (id, tenant_id, name, channel, event, locale, subject, body, content_sid,
                     content_template_id, is_active, sms_spelling, created_at, updated_at)
                values (:id, current_tenant(), :name, :channel, :event, :locale, :subject, :body, :content,
                     :content_template, :active, :spelling, :now, :now)
                returning\s""" + COLUMNS, Ids.next(), draft).orElseThrow();
    }

    @Transactional
    public Optional<MessageTemplate> update(UUID id, MessageTemplate.Draft draft) {
        check(draft);
        content.check(draft);
        return write("""
                update notification_template set name = :name, channel = :channel, event = :event, locale = :locale,
                    subject = :subject, body = :body, content_sid = :content,
                    content_template_id = :content_template, is_active = :active, sms_spelling = :spelling,
                    updated_at = :now
                where id = :id
                returning\s""" + COLUMNS, id, draft);
    }

    private Optional<MessageTemplate> write(String sql, UUID id, MessageTemplate.Draft draft) {
        known.forget();
        return jdbc.sql(sql)
                .param("id", id)
                .param("name", draft.name())
                .param("channel", draft.channel().code())
                .param("event", draft.event().code())
                .param("locale", draft.locale())
                .param("subject", Objects.requireNonNullElse(draft.subject(), ""))
                .param("body", draft.body())
                .param("content", draft.contentSid())
                .param("content_template", draft.contentTemplateId())
                .param("active", Objects.requireNonNullElse(draft.isActive(), true))
                .param(
                        "spelling",
                        Objects.requireNonNullElse(draft.smsSpelling(), SmsSpelling.AS_WRITTEN)
                                .code())
                .param("now", Times.sql(clock.instant()))
                .query(TEMPLATE)
                .optional();
    }

    /** @throws Refusal when a text does not parse, names a variable that the event lacks, or becomes too long */
    public static void check(MessageTemplate.Draft draft) {
        List<Refusal.Field> unknown = new ArrayList<>();
        record Text(String field, String words) {}
        Stream.of(new Text("subject", Objects.requireNonNullElse(draft.subject(), "")), new Text("body", draft.body()))
                .forEach(text -> TemplateText.parse(text.field(), text.words()).variables().stream()
                        .filter(variable -> !draft.event().supplies(variable))
                        .map(variable -> unknown(text.field(), variable, draft.event()))
                        .forEach(unknown::add));
        if (!unknown.isEmpty()) {
            throw Refusal.fields(unknown);
        }
        if (draft.channel() == Medium.EMAIL
                && Objects.requireNonNullElse(draft.subject(), "").isBlank()) {
            throw Refusal.field("subject", "required", "An e-mail has a subject.");
        }
        requireShort(draft);
    }

    // The values of a free message come with it; its length is judged then.
    private static void requireShort(MessageTemplate.Draft draft) {
        TemplateText text = TemplateText.parse("body", draft.body());
        int longest = text.render(SampleValues.longest(text.variables())).length();
        if (draft.event() != NotificationEvent.CUSTOM && longest > Outbox.LONGEST_BODY) {
            throw Refusal.field(
                    "body",
                    "too_long",
                    "With its longest values it has %,d characters; a message may have 1,600.".formatted(longest));
        }
    }

    private static Refusal.Field unknown(String field, String variable, NotificationEvent event) {
        return new Refusal.Field(
                field,
                "unknown_variable",
                "%s does not supply {{%s}}; it supplies %s."
                        .formatted(
                                event.code(),
                                variable,
                                event.variables().stream().sorted().collect(Collectors.joining(", "))));
    }

    @Transactional(readOnly = true)
    public Optional<MessageTemplate> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + "from notification_template where id = :id")
                .param("id", id)
                .query(TEMPLATE)
                .optional();
    }

    /** @param typed a part of the name or of the words */
    @Transactional(readOnly = true)
    public PageResult<MessageTemplate> list(
            PageRequest paging, @Nullable Medium channel, @Nullable NotificationEvent event, @Nullable String typed) {
        String filter = """
                 from notification_template
                where (:channel::text is null or channel = :channel) and (:event::text is null or event = :event)
                    and (name ilike :part or body ilike :part)
                """;
        String part = "%" + (typed == null ? "" : typed.strip().replaceAll("([\\\\%_])", "\\\\$1")) + "%";
        var count = jdbc.sql("select count(*)" + filter).param("part", part);
        var rows =
                jdbc.sql("select " + COLUMNS + filter + paging.orderAndLimit()).param("part", part);
        String medium = channel == null ? null : channel.code();
        String occasion = event == null ? null : event.code();
        return paging.of(
                count.param("channel", medium)
                        .param("event", occasion)
                        .query(Long.class)
                        .single(),
                rows.param("channel", medium)
                        .param("event", occasion)
                        .query(TEMPLATE)
                        .list());
    }

    @Transactional(readOnly = true)
    public List<MessageTemplate> active() {
        return jdbc.sql("select " + COLUMNS
                        + "from notification_template where is_active order by event, channel, name")
                .query(TEMPLATE)
                .list();
    }

    /** What was sent stays; it only forgets from which template it came. */
    @Transactional
    public boolean delete(UUID id) {
        known.forget();
        return jdbc.sql("delete from notification_template where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** The active words for an event, one per channel, as they were less than a second ago; see {@link #best}. */
    @Transactional(readOnly = true)
    public List<MessageTemplate> inForce(NotificationEvent event, String language, String tenantLanguage) {
        return written(event).stream()
                .filter(template -> template.words().isActive())
                .collect(Collectors.groupingBy(MessageTemplate::channel, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(fitting -> best(fitting, language, tenantLanguage))
                .toList();
    }

    /** Whether there are words for an event by this channel, and somebody has switched them all off. */
    @Transactional(readOnly = true)
    public boolean isSwitchedOff(NotificationEvent event, Medium channel) {
        List<MessageTemplate> ofChannel = written(event).stream()
                .filter(template -> template.channel() == channel)
                .toList();
        return !ofChannel.isEmpty()
                && ofChannel.stream().noneMatch(template -> template.words().isActive());
    }

    private List<MessageTemplate> written(NotificationEvent event) {
        return Objects.requireNonNull(
                known.get(new Occasion(CurrentTenant.get(), event), occasion -> readAll(occasion.event())));
    }

    /** Whether there is a template for an event, active or not. */
    @Transactional(readOnly = true)
    public boolean hasAny(NotificationEvent event) {
        return jdbc.sql("select exists (select from notification_template where event = :event)")
                .param("event", event.code())
                .query(Boolean.class)
                .single();
    }

    /** For who finds that a template is gone which another server deleted. */
    public void forgetKnown() {
        known.forget();
    }

    private List<MessageTemplate> readAll(NotificationEvent event) {
        return jdbc.sql("select " + COLUMNS + """
                        from notification_template where event = :event
                        order by channel, updated_at desc, id desc
                        """)
                .param("event", event.code())
                .query(TEMPLATE)
                .list();
    }

    /**
     * Of templates for one event and channel, that in the person's language, else in none, else in the organisation's,
     * else any; languages are looked up with their prefixes. The first where several fit.
     */
    public static MessageTemplate best(List<MessageTemplate> fitting, String language, String tenantLanguage) {
        return in(language, fitting)
                .or(() -> fitting.stream()
                        .filter(template -> template.locale() == null)
                        .findFirst())
                .or(() -> in(tenantLanguage, fitting))
                .orElseGet(fitting::getFirst);
    }

    /** The first in this language or a prefix of its tag. */
    public static Optional<MessageTemplate> in(String language, List<MessageTemplate> fitting) {
        List<String> locales = fitting.stream()
                .map(MessageTemplate::locale)
                .filter(Objects::nonNull)
                .toList();
        return LanguageTags.lookup(language, locales)
                .flatMap(found -> fitting.stream()
                        .filter(template -> found.equals(template.locale()))
                        .findFirst());
    }
}
