/** Tickets as they are taken and shown. */
@NullMarked
@NamedInterface("ticket")
package io.smartqueue.queue.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
