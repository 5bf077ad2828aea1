/** The messages that follow from what happens to a ticket or a line. */
@NullMarked
@NamedInterface("occasion")
package io.smartqueue.notification.occasion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
