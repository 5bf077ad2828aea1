/** How a ticket comes into being. */
@NullMarked
package io.smartqueue.queue.taking;

import org.jspecify.annotations.NullMarked;
