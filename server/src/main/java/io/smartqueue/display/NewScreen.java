package io.smartqueue.display;

import org.jspecify.annotations.Nullable;

/**
 * A screen that has just been created.
 *
 * @param key shown here only; null when the screen that showed the code fetches its own
 * @param address where a browser shows it, with the key; null without a key
 */
public record NewScreen(
        Screen screen, @Nullable String key, @Nullable String address) {

    @Override
    public String toString() {
        return "NewScreen[" + screen + "]";
    }
}
