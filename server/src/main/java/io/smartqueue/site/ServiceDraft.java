package io.smartqueue.site;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.kernel.Known;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The input for a service.
 *
 * @param names what the name is in other languages, by BCP 47 tag; none when absent
 * @param code its first letter becomes the letter of the ticket numbers; stored in capitals
 * @param expectedMinutes 10 when absent
 * @param pictogram information when absent
 * @param hue slate when absent
 */
@JsonIgnoreProperties({"id", "created_at"})
public record ServiceDraft(
        @NotBlank @Size(max = 120) String name,

        @Nullable @Size(max = 20) Map<@Known(Known.List.LANGUAGE) String, @NotBlank @Size(max = 120) String> names,

        @NotNull @Pattern(
                regexp = "[A-Za-z][A-Za-z0-9_-]{0,19}",
                message = "Begin with a letter; letters, digits, - and _, at most 20.")
        String code,

        @Nullable @Min(1) @Max(2_592_000) Integer slaSeconds,
        @Nullable @Min(1) @Max(1_440) Integer expectedMinutes,
        @Nullable Boolean oneTicketPerPhone,
        @Nullable Pictogram pictogram,
        @Nullable Hue hue,
        @Nullable Boolean isActive) {

    public static ServiceDraft of(Service service) {
        return new ServiceDraft(
                service.name(),
                service.names().names(),
                service.code(),
                service.slaSeconds(),
                service.expectedMinutes(),
                service.oneTicketPerPhone(),
                service.pictogram(),
                service.hue(),
                service.isActive());
    }
}
