package io.smartqueue.tenant;

import java.util.Optional;

/** Addresses for people that carry a secret in place of an organisation's name: a customer's link, a screen's key. */
public interface KeyInPath {

    /** With one variable, such as {@code /t/{key}/**}. */
    String pattern();

    /** Whose key it is; empty for one that opens nothing, or nothing any more. */
    Optional<TenantId> tenant(String key);
}
