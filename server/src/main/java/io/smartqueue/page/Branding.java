package io.smartqueue.page;

import io.smartqueue.tenant.TenantSlug;
import java.util.List;
import java.util.Optional;

/**
 * The branding of an organisation.
 *
 * @param slug empty on pages without an organisation, such as the login
 * @param accent the brand colour, as {@code #rrggbb}
 * @param languages offered to customers
 * @param logo the address of its logo; without one its initials are shown
 */
public record Branding(
        Optional<TenantSlug> slug, String name, String accent, Optional<String> logo, List<Language> languages) {

    public static final Branding OF_NOBODY =
            new Branding(Optional.empty(), "SmartQueue", "#0b5a3c", Optional.empty(), List.of(Language.values()));

    /** The stylesheet that sets the colours; it never changes for a given colour. */
    public String stylesheet() {
        return "/accent/" + accent.substring(1) + ".css";
    }
}
