/** Messages that wait since a backup was restored, until the operator releases them. */
@NullMarked
@NamedInterface("held")
package io.smartqueue.notification.held;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
