package io.smartqueue.security;

import java.util.Optional;
import java.util.UUID;

/**
 * Tells whether a resource named in a path under {@code /tenants/{slug}/{collection}/{id}} or
 * {@code /admin/{collection}/{id}} exists for the current tenant, so that what belongs to others is 404 before rights
 * and body are looked at.
 */
public interface ResourceLocator {

    /** Where a resource stands; {@code siteId} is empty for what belongs to no single site. */
    record Location(Optional<UUID> siteId) {}

    /** The word in the path, such as {@code tickets}. */
    String collection();

    Optional<Location> find(UUID id);

    /** Whether what it finds belongs to the installation, not to an organisation. */
    default boolean isOfTheInstallation() {
        return false;
    }
}
