/** Messages that wait for the operator: since a backup was restored, or while their organisation is suspended. */
@NullMarked
@NamedInterface("held")
package io.smartqueue.notification.held;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
