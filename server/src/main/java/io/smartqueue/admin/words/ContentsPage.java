package io.smartqueue.admin.words;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.admin.part.Question;
import io.smartqueue.notification.content.ContentCategory;
import io.smartqueue.notification.content.ContentKind;
import io.smartqueue.notification.content.ContentStatus;
import io.smartqueue.notification.content.ContentTemplate;
import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The words that WhatsApp approves, and the form for others.
 *
 * @param isNew whether the form is shown
 */
public record ContentsPage(AdminFrame desk, Listing<ContentTemplate> list, Form form, boolean isNew) {

    public String state(ContentTemplate content) {
        return desk.sheet().words().say("contents.status." + content.status().code());
    }

    /** The mark of a state of the line that has the same shape. */
    public String mark(ContentTemplate content) {
        return switch (content.status()) {
            case DRAFT -> "remote";
            case SUBMITTED -> "waiting";
            case APPROVED -> "completed";
            case PAUSED -> "on_hold";
            case REJECTED, DISABLED -> "problem";
        };
    }

    public boolean canBeSubmitted(ContentTemplate content) {
        return content.status() == ContentStatus.DRAFT && content.progress().contentSid() == null;
    }

    public String act(UUID id, String act) {
        return desk.address() + "/" + id + "/" + act;
    }

    public List<Choice> languages() {
        return Arrays.stream(Language.values())
                .map(language -> new Choice(language.code(), language.ownName()))
                .toList();
    }

    public List<Choice> categories() {
        return Arrays.stream(ContentCategory.values())
                .map(category ->
                        new Choice(category.code(), desk.sheet().words().say("contents.category." + category.code())))
                .toList();
    }

    public List<Choice> kinds() {
        return Arrays.stream(ContentKind.values())
                .map(kind -> new Choice(kind.code(), desk.sheet().words().say("contents.kind." + kind.code())))
                .toList();
    }

    public Question deleting(ContentTemplate content) {
        Messages words = desk.sheet().words();
        return new Question(
                act(content.id(), "delete"),
                words.say("words.delete"),
                words.say("words.delete.ask", "name", content.words().name()),
                List.of(words.say("contents.delete.follows")),
                words.say("words.delete.do"));
    }
}
