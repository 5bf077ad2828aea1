/** Events of the line that other modules can listen to. */
@NullMarked
@NamedInterface("event")
package io.smartqueue.queue.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
