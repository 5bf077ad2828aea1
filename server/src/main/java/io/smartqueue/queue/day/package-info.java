/** What time does to the line: limits that run out, the end of the day, incidents that stop the clock. */
@NullMarked
package io.smartqueue.queue.day;

import org.jspecify.annotations.NullMarked;
