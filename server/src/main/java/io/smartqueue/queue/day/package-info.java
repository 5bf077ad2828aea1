/** Time limits, the end of the day, and incidents that stop the clock. */
@NullMarked
package io.smartqueue.queue.day;

import org.jspecify.annotations.NullMarked;
