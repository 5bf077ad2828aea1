package io.smartqueue.display.api;

import io.smartqueue.display.Screen;
import io.smartqueue.display.ScreenDraft;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new screen.
 *
 * @param code that a waiting screen shows; without one the answer has a key, which is shown once
 * @param site by its id or slug; takes precedence over {@code siteId}, which is read in the same way
 * @param kind a display when absent
 * @param languages the organisation's own when absent
 * @param voice true when absent
 * @param services all that the site offers, when absent or empty
 */
record ScreenRequest(
        @Nullable @Size(max = 20) String code,
        @NotBlank @Size(max = 80) String name,
        @Nullable String site,
        @Nullable String siteId,
        Screen.@Nullable Kind kind,

        @Nullable @Size(min = 1, max = 5) List<@NotNull @Pattern(regexp = "[a-z]{2,3}") String> languages,

        @Nullable Boolean voice,
        @Nullable @Size(max = 100) List<@NotNull UUID> services) {

    ScreenDraft draft() {
        return new ScreenDraft(name, site, siteId, kind, languages, voice, services);
    }
}
