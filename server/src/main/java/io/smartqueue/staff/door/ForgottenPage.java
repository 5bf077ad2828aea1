package io.smartqueue.staff.door;

import io.smartqueue.page.PageContext;
import org.jspecify.annotations.Nullable;

/**
 * @param email as it was typed
 * @param canBeMailed whether this installation sends e-mail
 * @param asked whether a letter was asked for
 */
public record ForgottenPage(
        PageContext sheet,
        String email,
        boolean canBeMailed,
        boolean asked,
        @Nullable String refused) {}
