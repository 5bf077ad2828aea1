package io.smartqueue.admin.words;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.message.MessageWords;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Question;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.content.ContentTemplate;
import io.smartqueue.notification.preview.TemplatePreview;
import io.smartqueue.notification.text.SmsSpelling;
import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The words of one message, with what they will read like and cost.
 *
 * @param id null for new ones
 * @param contents that WhatsApp has approved or is asked to
 * @param preview null while nothing can be shown
 */
public record WordPage(
        AdminFrame desk,
        @Nullable UUID id,
        Form form,
        List<ContentTemplate> contents,
        @Nullable TemplatePreview preview) {

    public String address() {
        return desk.address() + "/" + (id == null ? "new" : id);
    }

    public String title() {
        return form.value("name").isBlank() ? desk.sheet().words().say("words.new") : form.value("name");
    }

    public List<Choice> media() {
        return MessageWords.media(desk.sheet().words());
    }

    public List<Choice> events() {
        return MessageWords.events(desk.sheet().words());
    }

    public List<Choice> spellings() {
        return Arrays.stream(SmsSpelling.values())
                .map(spelling ->
                        new Choice(spelling.code(), desk.sheet().words().say("words.spelling." + spelling.code())))
                .toList();
    }

    /** Those of the pages, and the one that is stored. */
    public List<Choice> languages() {
        List<Choice> choices = new ArrayList<>();
        for (Language language : Language.values()) {
            choices.add(new Choice(language.code(), language.ownName()));
        }
        String stored = form.value("locale");
        if (!stored.isBlank() && choices.stream().noneMatch(one -> one.value().equals(stored))) {
            Locale locale = Locale.forLanguageTag(stored);
            choices.add(new Choice(stored, locale.getDisplayName(locale)));
        }
        return choices;
    }

    public List<Choice> contentChoices() {
        return contents.stream()
                .map(content -> Choice.of(
                        content.id(),
                        content.words().name() + " (" + content.words().language() + ")"))
                .toList();
    }

    /** What stands for a value in the words. */
    public List<String> variables() {
        return Arrays.stream(NotificationEvent.values())
                .filter(event -> event.code().equals(form.value("event")))
                .flatMap(event -> event.variables().stream())
                .sorted()
                .map(variable -> "{{" + variable + "}}")
                .toList();
    }

    public List<Shown> versions() {
        if (preview == null) {
            return List.of();
        }
        List<Shown> shown = new ArrayList<>();
        shown.add(shown("words.preview.typical", preview.typical()));
        shown.add(shown("words.preview.worst", preview.worst()));
        simpler().ifPresent(simpler -> shown.add(shown("words.preview.simplified", simpler)));
        return shown;
    }

    private Optional<TemplatePreview.Version> simpler() {
        return Optional.ofNullable(preview)
                .filter(both -> !both.simplified().text().equals(both.typical().text()))
                .map(TemplatePreview::simplified);
    }

    private Shown shown(String title, TemplatePreview.Version version) {
        Messages words = desk.sheet().words();
        return new Shown(
                words.say(title),
                TextPart.of(version.text(), version.segments() != null),
                size(words, version),
                MessageWords.money(words, version.price()));
    }

    private static String size(Messages words, TemplatePreview.Version version) {
        return version.segments() == null || version.encoding() == null
                ? ""
                : words.say("words.segments", "count", version.segments(), "encoding", version.encoding());
    }

    /** @param size in segments, in words; empty for channels that are not paid by them */
    public record Shown(String title, List<TextPart> parts, String size, String price) {}

    /** The costly letters, each once. */
    public String costly() {
        return preview == null
                ? ""
                : String.join(
                        " ",
                        preview.costly().stream()
                                .map(TemplatePreview.Costly::character)
                                .toList());
    }

    public Question deleting() {
        Messages words = desk.sheet().words();
        return new Question(
                address() + "/delete",
                words.say("words.delete"),
                words.say("words.delete.ask", "name", title()),
                List.of(words.say("words.delete.follows")),
                words.say("words.delete.do"));
    }
}
