package io.smartqueue.staff.organisation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.kernel.Known;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input for an organisation. Its slug stays, because addresses that were printed name it.
 *
 * @param languages offered to customers; all that the pages have when absent or empty
 * @param currency XOF when absent
 */
@JsonIgnoreProperties({"id", "slug", "created_at", "suspended_at"})
public record OrganisationDraft(
        @NotBlank @Size(max = 120) String name,

        @NotNull @Known(Known.List.COUNTRY) String country,

        @NotNull @Known(Known.List.ZONE) String zone,

        @NotNull @Known(Known.List.LANGUAGE) String language,

        @Nullable @Size(max = 20) List<@NotNull @Known(Known.List.LANGUAGE) String> languages,

        @Nullable @Known(Known.List.CURRENCY) String currency) {

    public static OrganisationDraft of(Organisation present) {
        return new OrganisationDraft(
                present.name(),
                present.country(),
                present.zone(),
                present.language(),
                present.languages(),
                present.currency());
    }
}
