package io.smartqueue.notification.content;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists that the program itself sends to people who have just written, and which therefore need no approval. What is
 * asked again in the same words is asked with the same list.
 */
@Component
public class OwnLists {

    private static final int RANDOM_FROM = 24;

    private final JdbcClient jdbc;
    private final ContentTemplates templates;
    private final ContentRows rows;

    OwnLists(JdbcClient jdbc, ContentTemplates templates, ContentRows rows) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.rows = rows;
    }

    /** A name as far as it fits an entry. */
    public static String title(String name) {
        String all = name.strip();
        int most = ContentKind.LIST_PICKER.longestTitle();
        if (all.length() <= most) {
            return all;
        }
        int end = Character.isHighSurrogate(all.charAt(most - 2)) ? most - 2 : most - 1;
        return all.substring(0, end).strip() + "…";
    }

    /**
     * A list with these entries, which is made unless there is one; then others of the same purpose are forgotten.
     *
     * @param about what the list is for, such as the id of a site
     * @return empty when WhatsApp takes no such list, for example because it is too long
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> find(UUID about, String language, String body, List<ContentTemplate.Button> entries) {
        String purpose = "list_" + about.toString().replace("-", "") + "_";
        var words = new ContentTemplate.Words(
                purpose + Ids.next().toString().substring(RANDOM_FROM),
                language,
                ContentCategory.UTILITY,
                ContentKind.LIST_PICKER,
                body,
                entries,
                List.of());
        try {
            WhatsappRules.check(words);
        } catch (Refusal tooLong) {
            return Optional.empty();
        }
        return Optional.of(existing(purpose, words).orElseGet(() -> create(purpose, words)));
    }

    private Optional<UUID> existing(String purpose, ContentTemplate.Words words) {
        return jdbc.sql("""
                        select id from content_template
                        where starts_with(name, :purpose) and language = :language and body = :body
                            and buttons = :buttons::jsonb and deleted_at is null
                            and status not in ('rejected', 'paused', 'disabled')
                        order by created_at, id limit 1
                        """)
                .param("purpose", purpose)
                .param("language", words.language())
                .param("body", words.body())
                .param("buttons", rows.buttons(words.buttons()))
                .query(UUID.class)
                .optional();
    }

    private UUID create(String purpose, ContentTemplate.Words words) {
        jdbc.sql("""
                        select id from content_template
                        where starts_with(name, :purpose) and language = :language and deleted_at is null
                            and not exists (
                                select from notification_template where content_template_id = content_template.id)
                        """)
                .param("purpose", purpose)
                .param("language", words.language())
                .query(UUID.class)
                .list()
                .forEach(templates::delete);
        UUID id = templates.create(words).id();
        templates.submit(id);
        return id;
    }

    /** The message is sent as this list where that is possible, and else in its own words. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attach(UUID message, UUID list) {
        jdbc.sql("update notification set content_template_id = :list where id = :message and status = 'pending'")
                .param("list", list)
                .param("message", message)
                .update();
    }
}
