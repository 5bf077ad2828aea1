/** Finds out when an alert has to be raised, and when it is over. */
@NullMarked
package io.smartqueue.watch.look;

import org.jspecify.annotations.NullMarked;
