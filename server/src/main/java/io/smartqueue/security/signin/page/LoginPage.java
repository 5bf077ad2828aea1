package io.smartqueue.security.signin.page;

import io.smartqueue.page.PageContext;
import org.jspecify.annotations.Nullable;

/**
 * @param next where to go afterwards, a path on this server
 * @param refused what was wrong with the attempt, in words
 */
public record LoginPage(
        PageContext sheet,
        String email,
        String next,
        @Nullable String refused) {}
