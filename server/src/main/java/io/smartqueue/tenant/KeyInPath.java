package io.smartqueue.tenant;

import java.util.Optional;

/** Addresses with a secret instead of an organisation's slug: a customer's link, a screen's key. */
public interface KeyInPath {

    /** A pattern with one variable, such as {@code /t/{key}/**}. */
    String pattern();

    /** The organisation of the key; empty for an unknown or revoked key. */
    Optional<TenantId> tenant(String key);

    /** Whether the key's holder waits while the organisation is suspended, rather than takes the key for revoked. */
    default boolean isToWait() {
        return false;
    }
}
