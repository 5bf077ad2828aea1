/** What happened to the line, for whoever listens. */
@NullMarked
@NamedInterface("event")
package io.smartqueue.queue.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
