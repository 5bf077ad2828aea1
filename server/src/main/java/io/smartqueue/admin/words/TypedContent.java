package io.smartqueue.admin.words;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.content.ContentCategory;
import io.smartqueue.notification.content.ContentKind;
import io.smartqueue.notification.content.ContentTemplate;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Words for WhatsApp as they stand in the form.
 *
 * @param buttons one title a line; what comes back when one is pressed is its number
 */
record TypedContent(
        @NotNull @Pattern(regexp = ContentTemplate.NAME) String name,
        @NotNull @Pattern(regexp = MessageTemplate.LOCALE) String language,
        @NotNull ContentCategory category,
        @NotNull ContentKind kind,
        @PlainText.Lines @NotBlank @Size(max = 4096) String body,
        @Nullable @Size(max = 1000) String buttons) {

    private static final int LONGEST_TITLE = 200;

    /** @throws Refusal for a button that is too long */
    ContentTemplate.Words words() {
        List<String> titles = buttons == null
                ? List.of()
                : buttons.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        if (titles.stream().anyMatch(title -> title.length() > LONGEST_TITLE)) {
            throw Refusal.field("buttons", "too_long", "A button is too long.");
        }
        return new ContentTemplate.Words(
                name,
                language,
                category,
                kind,
                body,
                IntStream.range(0, titles.size())
                        .mapToObj(i -> new ContentTemplate.Button("answer_" + (i + 1), titles.get(i)))
                        .toList(),
                List.of());
    }
}
