/** Queues and visits as people without an account see them. */
@NullMarked
@NamedInterface("visit")
package io.smartqueue.queue.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
