package io.smartqueue.staff.door;

import io.smartqueue.page.PageContext;
import org.jspecify.annotations.Nullable;

/**
 * @param token the secret of the letter
 * @param good whether it can still be used
 * @param refused what was wrong with the attempt, in words
 */
public record ResetPage(
        PageContext sheet,
        String token,
        boolean good,
        @Nullable String refused) {}
