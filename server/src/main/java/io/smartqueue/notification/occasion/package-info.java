/** Who is told what when something happens to a ticket. */
@NullMarked
@NamedInterface("occasion")
package io.smartqueue.notification.occasion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
