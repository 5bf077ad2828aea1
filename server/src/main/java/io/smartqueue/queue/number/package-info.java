/** What names a visit: its number of the day, and the token in the customer's link. */
@NullMarked
package io.smartqueue.queue.number;

import org.jspecify.annotations.NullMarked;
