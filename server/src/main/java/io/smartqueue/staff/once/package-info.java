/** A command with an {@code Idempotency-Key} is executed once, however often it is sent. */
@NullMarked
@NamedInterface("once")
package io.smartqueue.staff.once;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
