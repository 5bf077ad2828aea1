package io.smartqueue.display;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The input for a notice.
 *
 * @param startsAt now when absent
 * @param endsAt when absent, the notice stays until a person ends it
 */
public record NoticeDraft(
        @NotNull UUID siteId,

        @NotEmpty @Size(max = 3) Map<@Pattern(regexp = "fr|en|ar") String, @NotBlank @Size(max = 160) String> texts,

        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {}
