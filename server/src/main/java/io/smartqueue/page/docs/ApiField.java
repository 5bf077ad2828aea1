package io.smartqueue.page.docs;

/**
 * A parameter, or a property of a body or an answer.
 *
 * @param name a dot leads into an object, and two brackets into a list
 * @param type in words, such as {@code string (uuid)}
 */
public record ApiField(String name, String type, boolean required, String description) {}
