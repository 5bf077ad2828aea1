package io.smartqueue.display;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The input for a screen.
 *
 * @param site by its id or slug; takes precedence over {@code siteId}, which is read in the same way
 * @param kind a display when absent
 * @param languages the organisation's own when absent; such as fr, en, ar, or of two or three letters with clips
 * @param voice true when absent
 * @param services all that the site offers, when absent or empty
 */
@JsonIgnoreProperties({"id", "created_at", "paired_at", "last_seen_at"})
public record ScreenDraft(
        @NotBlank @Size(max = 80) String name,
        @Nullable String site,
        @Nullable String siteId,
        Screen.@Nullable Kind kind,

        @Nullable @Size(min = 1, max = 5) List<@NotNull @Pattern(regexp = "[a-z]{2,3}") String> languages,

        @Nullable Boolean voice,
        @Nullable @Size(max = 100) List<@NotNull UUID> services) {

    public static ScreenDraft of(Screen screen) {
        return new ScreenDraft(
                screen.name(),
                null,
                screen.site().id().toString(),
                screen.kind(),
                screen.languages(),
                screen.voice(),
                screen.services());
    }

    Screen.Kind kindOrDisplay() {
        return Objects.requireNonNullElse(kind, Screen.Kind.DISPLAY);
    }

    boolean speaks() {
        return Objects.requireNonNullElse(voice, true);
    }

    List<UUID> servicesOrAll() {
        return Objects.requireNonNullElse(services, List.of());
    }
}
