package io.smartqueue.security;

import java.util.Locale;

public enum Role {
    /** Runs the installation; belongs to no organisation. */
    OPERATOR,
    /** Everything of one organisation. */
    ADMIN,
    /** The line of one organisation, or of some of its sites. */
    MANAGER,
    /** A counter. */
    AGENT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
