/** How a request is let in: the bearer token, the tenant in the path, the right that the method asks for. */
@NullMarked
package io.smartqueue.staff.door;

import org.jspecify.annotations.NullMarked;
