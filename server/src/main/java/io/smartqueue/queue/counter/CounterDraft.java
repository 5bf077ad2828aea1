package io.smartqueue.queue.counter;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The input for a counter.
 *
 * @param site by its id or slug; takes precedence over {@code siteId}, which is read in the same way
 * @param queues none when absent
 * @param headStarts minutes by queue, negative to let the others go first; kept of the queues that the counter serves
 */
@JsonIgnoreProperties({"id"})
public record CounterDraft(
        @NotBlank @Size(max = 120) String name,
        @Nullable String site,
        @Nullable String siteId,
        @Nullable @Size(max = 200) List<@NotNull UUID> queues,
        @Nullable @Size(max = 200) Map<UUID, @NotNull @Min(-240) @Max(240) Integer> headStarts,
        @Nullable Boolean isActive) {

    public static CounterDraft of(Counter counter) {
        return new CounterDraft(
                counter.name(),
                null,
                counter.site().id().toString(),
                counter.queues(),
                counter.headStarts(),
                counter.isActive());
    }
}
