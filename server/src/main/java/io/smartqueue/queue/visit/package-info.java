/** Queues and visits as shown to people without an account. */
@NullMarked
@NamedInterface("visit")
package io.smartqueue.queue.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
