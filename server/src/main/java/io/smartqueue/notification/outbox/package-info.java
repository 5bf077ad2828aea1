/** The table of messages as its writers see it: what is to be told, and what is not any more. */
@NullMarked
@NamedInterface("outbox")
package io.smartqueue.notification.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
