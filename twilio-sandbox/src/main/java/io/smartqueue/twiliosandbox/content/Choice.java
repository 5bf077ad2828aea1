package io.smartqueue.twiliosandbox.content;

import org.jspecify.annotations.Nullable;

/**
 * A button, or an entry of a list.
 *
 * @param id what the customer's server is told when it is pressed
 * @param title what the phone shows
 */
public record Choice(String id, String title, @Nullable String description) {}
