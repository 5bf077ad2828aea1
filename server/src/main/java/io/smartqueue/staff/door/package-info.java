/** How people get in again and see where they are signed in: forgotten passwords by e-mail, open sessions. */
@NullMarked
package io.smartqueue.staff.door;

import org.jspecify.annotations.NullMarked;
