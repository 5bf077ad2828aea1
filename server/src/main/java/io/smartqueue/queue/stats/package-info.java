/** Statistics of lines: people and counters in numbers, and when more counters are needed. */
@NullMarked
@NamedInterface("stats")
package io.smartqueue.queue.stats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
