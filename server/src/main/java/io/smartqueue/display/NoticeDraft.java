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
 * A notice as somebody writes it down.
 *
 * @param startsAt now when absent
 * @param endsAt when somebody ends it, when absent
 */
public record NoticeDraft(
        @NotNull UUID siteId,

        @NotEmpty @Size(max = 3) Map<@Pattern(regexp = "fr|en|ar") String, @NotBlank @Size(max = 160) String> texts,

        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {}
