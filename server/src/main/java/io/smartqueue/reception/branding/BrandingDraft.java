package io.smartqueue.reception.branding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation shows itself, as somebody writes it down.
 *
 * @param logoSvg one colour on a transparent ground; without it the initials of the name stand there
 */
@JsonIgnoreProperties({"warnings"})
public record BrandingDraft(
        @NotNull @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "Write a colour as #0b5a3c.") String accent,

        @Nullable @Size(max = 16_384) String logoSvg,
        @NotNull FieldRequirement askName,
        @NotNull FieldRequirement askPhone) {}
