/** Which queues there are, and how each of them stands. */
@NullMarked
package io.smartqueue.queue.setup;

import org.jspecify.annotations.NullMarked;
