package io.smartqueue.display;

import org.jspecify.annotations.Nullable;

/**
 * A screen that has just come to be.
 *
 * @param key told here and never again; null where the screen that showed the code fetches its own
 * @param address where a browser shows it, with the key; null without one
 */
public record NewScreen(
        Screen screen, @Nullable String key, @Nullable String address) {

    @Override
    public String toString() {
        return "NewScreen[" + screen + "]";
    }
}
