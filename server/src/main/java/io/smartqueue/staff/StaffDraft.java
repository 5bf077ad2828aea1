package io.smartqueue.staff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff as somebody writes one down.
 *
 * @param email cannot be changed later, because it is how the person signs in everywhere
 * @param publicName the first word of the name when absent
 * @param role anything but the operator, who belongs to no organisation
 * @param siteIds limit the role to these sites; empty or absent means all of them
 * @param skills for queues that ask for one; stored in small letters
 * @param isActive true when absent, but for somebody who is invited: they decide alone
 */
@JsonIgnoreProperties({"id", "status", "letter", "created_at"})
public record StaffDraft(
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 60) String publicName,

        @NotNull @Schema(
                type = "string",
                allowableValues = {"agent", "manager", "admin"})
        Role role,

        @Nullable @Size(max = 100) List<UUID> siteIds,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 60) String> skills,
        @Nullable Boolean isActive) {

    public static StaffDraft of(StaffMember member) {
        return new StaffDraft(
                member.email(),
                member.name(),
                member.publicName(),
                member.role(),
                List.copyOf(member.siteIds()),
                member.skills(),
                member.isActive());
    }
}
