package io.smartqueue.admin.setup;

import org.jspecify.annotations.Nullable;

/** The filter of what is in use and what is not. */
final class Active {

    private Active() {}

    /** @return null for both, also when the address says something else */
    static @Nullable Boolean of(String asked) {
        return switch (asked) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}
