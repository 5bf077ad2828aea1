package io.smartqueue.staff.organisation;

import io.smartqueue.kernel.Known;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The input for another organisation.
 *
 * @param adminEmail of its first administrator
 * @param invite whether the administrator gets a letter instead of a secret that the operator hands over
 */
public record NewOrganisation(
        @NotBlank @Size(max = 63) String slug,
        @NotBlank @Size(max = 120) String name,

        @NotNull @Known(Known.List.COUNTRY) String country,

        @NotNull @Known(Known.List.ZONE) String zone,

        @NotNull @Known(Known.List.LANGUAGE) String language,

        @NotBlank @Email @Size(max = 254) String adminEmail,
        @Nullable Boolean invite) {}
