/** Counters, the queues that they serve, and the sessions of the agents at them. */
@NullMarked
@NamedInterface("counter")
package io.smartqueue.queue.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
