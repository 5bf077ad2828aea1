package io.smartqueue.staff;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Role;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * As what and where somebody works in an organisation.
 *
 * @param siteIds the sites to which the role is limited; empty means all of them
 * @param skills in small letters, in the order of the alphabet
 */
record Assignment(Role role, String publicName, Set<UUID> siteIds, List<String> skills) {

    /** @throws Refusal when the role cannot be given, or not for some sites only */
    static Assignment of(StaffDraft draft) {
        if (draft.role() == Role.OPERATOR) {
            throw Refusal.field("role", "invalid_choice", "Use one of: agent, manager, admin.");
        }
        Set<UUID> sites = Set.copyOf(Objects.requireNonNullElse(draft.siteIds(), List.of()));
        if (!sites.isEmpty() && draft.role() == Role.ADMIN) {
            throw Refusal.field("site_ids", "not_for_admins", "An admin cannot be limited to some sites.");
        }
        return new Assignment(draft.role(), publicName(draft), sites, skills(draft));
    }

    private static List<String> skills(StaffDraft draft) {
        return Objects.requireNonNullElse(draft.skills(), List.<String>of()).stream()
                .map(skill -> skill.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    private static String publicName(StaffDraft draft) {
        return draft.publicName() == null || draft.publicName().isBlank()
                ? draft.name().strip().split("\\s+", 2)[0]
                : draft.publicName().strip();
    }
}
