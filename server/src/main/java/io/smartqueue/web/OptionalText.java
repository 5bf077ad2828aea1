package io.smartqueue.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that need not be given: forms send an empty one for nothing, and blanks say no more. */
public final class OptionalText {

    private OptionalText() {}

    public static Optional<String> of(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
    }
}
