/** The calling order and the estimate of the wait. */
@NullMarked
package io.smartqueue.queue.order;

import org.jspecify.annotations.NullMarked;
