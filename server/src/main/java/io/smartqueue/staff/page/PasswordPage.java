package io.smartqueue.staff.page;

import io.smartqueue.page.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * @param email of who signs in, for the browser's own memory of passwords
 * @param forced whether nothing else can be done before
 * @param refused what was wrong with the attempt, in words
 */
public record PasswordPage(
        Sheet sheet, String email, boolean forced, @Nullable String refused) {}
