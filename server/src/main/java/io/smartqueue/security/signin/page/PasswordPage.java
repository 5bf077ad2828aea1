package io.smartqueue.security.signin.page;

import io.smartqueue.page.PageContext;
import org.jspecify.annotations.Nullable;

/**
 * @param email of the account, for the browser's password manager
 * @param forced whether the password must be changed before anything else
 * @param refused what was wrong with the attempt, in words
 */
public record PasswordPage(
        PageContext sheet,
        String email,
        boolean forced,
        @Nullable String refused) {}
