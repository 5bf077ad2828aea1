/** A command that carries an {@code Idempotency-Key} is done once, however often it is sent. */
@NullMarked
@NamedInterface("once")
package io.smartqueue.staff.once;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
