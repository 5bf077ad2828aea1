package io.smartqueue.channel;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** To which countries a provider may send SMS. */
public interface GeoPermissions {

    /**
     * Asks for the account of the current organisation, or of the installation. Not to be called in a transaction.
     *
     * @param countries ISO 3166-1 alpha-2
     * @return those that are closed; empty when the provider does not tell
     */
    Optional<Set<String>> closed(Collection<String> countries);
}
