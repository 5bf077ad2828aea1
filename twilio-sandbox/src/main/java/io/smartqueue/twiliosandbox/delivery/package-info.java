/** A message's way from queued to its end, in time. */
@NullMarked
package io.smartqueue.twiliosandbox.delivery;

import org.jspecify.annotations.NullMarked;
