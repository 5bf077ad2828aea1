package io.smartqueue.site;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.kernel.Known;
import io.smartqueue.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The input for a site.
 *
 * @param names what the name is in other languages, by BCP 47 tag; none when absent
 * @param slug made of the name when absent
 * @param country the organisation's when absent
 * @param zone the organisation's when absent
 * @param dayStartsAt midnight when absent
 * @param endOfDay tickets expire when absent
 */
@JsonIgnoreProperties({"id", "created_at"})
public record SiteDraft(
        @NotBlank @Size(max = 120) String name,

        @Nullable @Size(max = 20) Map<@Known(Known.List.LANGUAGE) String, @NotBlank @Size(max = 120) String> names,

        @Nullable String slug,
        @PlainText.Lines @Nullable @Size(max = 300) String address,
        @Nullable @Size(max = 120) String city,
        @Nullable @Known(Known.List.COUNTRY) String country,
        @Nullable @Known(Known.List.ZONE) String zone,
        @Nullable LocalTime dayStartsAt,
        Site.@Nullable EndOfDay endOfDay,
        @Nullable Boolean isActive) {

    /** With the organisation's country and zone, from midnight to midnight. */
    public static SiteDraft named(String name) {
        return new SiteDraft(name, null, null, null, null, null, null, null, null, null);
    }

    public static SiteDraft of(Site site) {
        return new SiteDraft(
                site.name(),
                site.names().names(),
                site.slug().value(),
                site.address(),
                site.city(),
                site.country(),
                site.zone().getId(),
                site.dayStartsAt(),
                site.endOfDay(),
                site.isActive());
    }
}
