package io.smartqueue.staff;

import java.util.Optional;
import java.util.UUID;

/**
 * Tells whether a thing named in a path under {@code /tenants/{slug}/{collection}/{id}} or
 * {@code /admin/{collection}/{id}} exists for the current tenant, so that a stranger's thing is 404 before rights and
 * body are looked at.
 */
public interface PathThing {

    /** Where a thing stands; {@code siteId} is empty for what belongs to no single site. */
    record Place(Optional<UUID> siteId) {

        public static Place everywhere() {
            return new Place(Optional.empty());
        }

        public static Place at(UUID siteId) {
            return new Place(Optional.of(siteId));
        }
    }

    /** The word in the path, such as {@code tickets}. */
    String collection();

    Optional<Place> find(UUID id);
}
