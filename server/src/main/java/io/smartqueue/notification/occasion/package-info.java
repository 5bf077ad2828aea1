/** Who is told what when something happens to a ticket. */
@NullMarked
package io.smartqueue.notification.occasion;

import org.jspecify.annotations.NullMarked;
