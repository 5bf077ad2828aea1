package io.smartqueue.page;

import io.smartqueue.tenant.TenantSlug;
import java.util.Optional;

/**
 * How an organisation shows itself.
 *
 * @param slug empty where no organisation speaks, such as at the login
 * @param accent its colour, as {@code #rrggbb}
 * @param logo the address of its drawing; without one its initials stand there
 */
public record Look(Optional<TenantSlug> slug, String name, String accent, Optional<String> logo) {

    public static final Look OF_NOBODY = new Look(Optional.empty(), "SmartQueue", "#0b5a3c", Optional.empty());

    /** The stylesheet that sets the colours; it never changes for one colour. */
    public String stylesheet() {
        return "/accent/" + accent.substring(1) + ".css";
    }
}
