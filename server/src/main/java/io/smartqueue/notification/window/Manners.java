package io.smartqueue.notification.window;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.content.ContentKind;
import io.smartqueue.notification.content.ContentTemplates;
import io.smartqueue.notification.content.ReadyContent;
import io.smartqueue.notification.text.TemplateText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides how WhatsApp messages are sent: free text inside the window, an approved content template outside of it, else
 * not at all. What nobody knows counts as closed for what goes by itself; words that a person sends on purpose are
 * tried, because the person may have written before we were there.
 */
@Component
public class Manners {

    static final String WINDOW_CLOSED = "window_closed";
    static final String TEMPLATE_VALUES = "template_values";

    static final String TEMPLATE_PENDING = "template_pending";

    /** A new organisation waits so long for its first templates; at Twilio a decision may take two days. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    /** What people who have just written may press; the provider makes it at once, or the words go without it. */
    private static final Duration IS_MADE = Duration.ofSeconds(8);

    private static final String SERVICE = "service";
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private record Candidate(
            UUID id,
            boolean onPurpose,
            Window window,
            Instant now,
            Map<String, String> values,
            Optional<ReadyContent> content,
            boolean isBeingDecided,
            @Nullable UUID beingMade,
            @Nullable String ownContent,
            @Nullable String words) {

        Optional<Boolean> isOpen() {
            return window.isOpen(now);
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ContentTemplates contents;
    private final InstantSource clock;
    private final List<Channel> channels;

    Manners(JdbcClient jdbc, JsonMapper json, ContentTemplates contents, InstantSource clock, List<Channel> channels) {
        this.jdbc = jdbc;
        this.json = json;
        this.contents = contents;
        this.clock = clock;
        this.channels = List.copyOf(channels);
    }

    /** Of the current organisation. */
    private Optional<ChannelSender> sender() {
        return channels.stream()
                .filter(channel -> channel.medium() == Medium.WHATSAPP)
                .findFirst()
                .flatMap(Channel::sender);
    }

    /**
     * Decides for WhatsApp messages of the current organisation that are about to leave, and writes it down with each.
     *
     * @return by the ids of the messages
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Manner> choose(Collection<UUID> messages) {
        Map<UUID, Manner> chosen = new HashMap<>();
        Optional<ChannelSender> sender = messages.isEmpty() ? Optional.empty() : sender();
        if (sender.isPresent()) {
            List<Candidate> all = read(messages, sender.get());
            contents.prepare(all.stream()
                    .filter(message -> message.isOpen().orElse(false))
                    .flatMap(message -> Stream.ofNullable(message.beingMade()))
                    .toList());
            for (Candidate candidate : all) {
                Manner manner = manner(candidate);
                chosen.put(candidate.id(), manner);
                write(candidate, manner);
            }
        }
        return chosen;
    }

    private static Manner manner(Candidate message) {
        return message.isOpen().orElse(false) ? inside(message) : outside(message);
    }

    /** Buttons need a template; everything else is written as it stands. */
    private static Manner inside(Candidate message) {
        if (message.beingMade() != null) {
            return new Manner.Later(TEMPLATE_PENDING, "The provider is making what can be pressed.");
        }
        Optional<ReadyContent> buttons = message.content().filter(content -> content.kind() != ContentKind.TEXT);
        return buttons.map(content -> content(message, content))
                .filter(Manner.Content.class::isInstance)
                .orElseGet(Manner.Text::new);
    }

    private static Manner outside(Candidate message) {
        Optional<ReadyContent> approved = message.content().filter(ReadyContent::isApproved);
        boolean isTried = message.onPurpose() && message.isOpen().isEmpty();
        if (approved.isPresent()) {
            return content(message, approved.get());
        }
        if (message.ownContent() != null) {
            return content(message, message.ownContent());
        }
        if (message.isBeingDecided()) {
            return new Manner.Later(TEMPLATE_PENDING, "WhatsApp is deciding about the content template.");
        }
        return isTried ? new Manner.Text() : new Manner.Impossible(WINDOW_CLOSED, because(message));
    }

    private static String because(Candidate message) {
        String written = message.isOpen().isPresent()
                ? "The recipient last wrote over 24 hours ago"
                : "The recipient has not written to us";
        return written
                + (message.content().isPresent()
                        ? ", and the content template of this message is not approved."
                        : ", and there is no content template for this message.");
    }

    private static Manner content(Candidate message, ReadyContent ready) {
        return made(ready.contentSid(), ready.variables(), message, ready.category(), Optional.of(ready.body()));
    }

    /** The organisation's own, whose variables are numbered in the order in which its words name them. */
    private static Manner content(Candidate message, String sid) {
        List<String> variables = message.words() == null
                ? List.of()
                : List.copyOf(TemplateText.parse("body", message.words()).variables());
        return made(sid, variables, message, null, Optional.empty());
    }

    private static Manner made(
            String sid, List<String> variables, Candidate message, @Nullable String category, Optional<String> words) {
        try {
            Map<String, String> numbered = ContentValues.of(variables, message.values());
            return new Manner.Content(
                    sid, category, numbered, words.map(text -> ContentValues.read(text, variables, numbered)));
        } catch (ContentValues.Unusable unusable) {
            return new Manner.Impossible(TEMPLATE_VALUES, String.valueOf(unusable.getMessage()));
        }
    }

    private List<Candidate> read(Collection<UUID> messages, ChannelSender sender) {
        return jdbc.sql("""
                        select notification.id,
                            leg_id is null or occurrence < 0 and template_id is null as on_purpose, context,
                            coalesce(notification.content_template_id, notification_template.content_template_id)
                                as content_template_id,
                            notification_template.content_sid, exists (
                                select from content_template
                                where content_template.id = notification_template.content_template_id
                                    and content_template.status = 'submitted'
                                    and content_template.created_at > :young) as is_being_decided,
                            (
                                select content.id from content_template content
                                where content.id = coalesce(notification.content_template_id,
                                        notification_template.content_template_id)
                                    and content.content_sid is null and content.deleted_at is null
                                    and (content.kind = 'list_picker' and content.status = 'submitted'
                                            and content.created_at > :new
                                        or content.kind = 'quick_reply' and content.status in ('draft', 'submitted')
                                            and content.looks <= 1 and notification.created_at > :new)
                            ) as being_made,
                            notification_template.body as words,
                            last_inbound_at, refused_at
                        from notification
                        left join notification_template on notification_template.id = template_id
                        left join whatsapp_window
                            on whatsapp_window.address_hash = address_hash(recipient)
                                and whatsapp_window.account = :account and sender = :sender
                        where notification.id = any(:ids)
                        """)
                .param("account", sender.account())
                .param("sender", sender.address())
                .param("new", Times.sql(clock.instant().minus(IS_MADE)))
                .param("young", Times.sql(clock.instant().minus(AT_ONCE)))
                .param("ids", messages.toArray(UUID[]::new))
                .query((row, n) -> candidate(row))
                .list();
    }

    private Candidate candidate(ResultSet row) throws SQLException {
        String context = row.getString("context");
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getBoolean("on_purpose"),
                new Window(Times.instantOrNull(row, "last_inbound_at"), Times.instantOrNull(row, "refused_at")),
                clock.instant(),
                context == null ? Map.of() : json.readValue(context, VALUES),
                Optional.ofNullable(row.getObject("content_template_id", UUID.class))
                        .flatMap(contents::ready),
                row.getBoolean("is_being_decided"),
                row.getObject("being_made", UUID.class),
                row.getString("content_sid"),
                row.getString("words"));
    }

    private void write(Candidate message, Manner manner) {
        Manner.Content content = manner instanceof Manner.Content template ? template : null;
        boolean isText = manner instanceof Manner.Text;
        jdbc.sql("""
                        update notification set sent_as = :sent_as, category = :category, window_open = :open,
                            content_sid = :sid, body = coalesce(:body, body)
                        where id = :id and status = 'sending'
                        """)
                .param("sent_as", isText ? "text" : content == null ? null : "content_template")
                .param("category", isText ? SERVICE : content == null ? null : content.category())
                .param("open", message.isOpen().orElse(null))
                .param("sid", content == null ? null : content.sid())
                .param("body", content == null ? null : content.body().orElse(null))
                .param("id", message.id())
                .update();
    }
}
