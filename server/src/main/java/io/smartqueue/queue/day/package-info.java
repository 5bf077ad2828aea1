/** Time limits, the end of the day, incidents that stop the clock, and the end of old visits and customers. */
@NullMarked
@NamedInterface("day")
package io.smartqueue.queue.day;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
