/** How much an organisation sends, where to and at which hours. */
@NullMarked
@NamedInterface("limit")
package io.smartqueue.notification.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
