package io.smartqueue.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer of the current organisation is gone. Published inside the transaction of the act.
 *
 * @param phone that no other customer has; null when there is none
 */
public record CustomerRemoved(@Nullable PhoneNumber phone) {}
