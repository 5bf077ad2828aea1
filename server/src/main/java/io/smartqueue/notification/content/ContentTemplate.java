package io.smartqueue.notification.content;

import io.smartqueue.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words that WhatsApp approves. Once written they stay as they are, because what was approved may not change. */
public record ContentTemplate(UUID id, Words words, Progress progress, Instant createdAt) {

    public static final String NAME = "[a-z0-9_]{1,512}";

    /**
     * What was written.
     *
     * @param variables of our events, in the order in which the body has them
     */
    public record Words(
            String name,
            String language,
            ContentCategory category,
            ContentKind kind,
            String body,
            List<Button> buttons,
            List<String> variables) {

        /** Whether it may be sent without an approval to people who wrote within the last 24 hours. */
        public boolean fitsTheWindow() {
            return kind != ContentKind.QUICK_REPLY
                    || buttons.size() <= WhatsappRules.MOST_BUTTONS_UNAPPROVED
                            && buttons.stream()
                                    .allMatch(button ->
                                            button.title().length() <= WhatsappRules.LONGEST_TITLE_UNAPPROVED);
        }
    }

    /** @param id what comes back when it is pressed */
    public record Button(
            @NotBlank @Size(max = 200) String id,
            @NotNull @PlainText.Lines @Size(max = 200) String title) {}

    /**
     * What the provider says.
     *
     * @param because why it is not approved
     * @param categoryGiven that it is charged as; null before an answer
     */
    public record Progress(
            @Nullable String contentSid,
            ContentStatus status,
            @Nullable String because,
            @Nullable String categoryGiven,
            @Nullable Instant checkedAt) {}

    public ContentStatus status() {
        return progress.status;
    }

    /** Whether WhatsApp charges it as something else than what was asked for. */
    public boolean isRecategorised() {
        return Stream.ofNullable(progress.categoryGiven).anyMatch(given -> !given.equals(words.category.code()));
    }
}
