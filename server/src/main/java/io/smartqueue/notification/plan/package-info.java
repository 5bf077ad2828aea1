/** By which channels an organisation tells of an event, one after the other. */
@NullMarked
@NamedInterface("plan")
package io.smartqueue.notification.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
