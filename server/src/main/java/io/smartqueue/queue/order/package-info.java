/** Who is before whom. */
@NullMarked
package io.smartqueue.queue.order;

import org.jspecify.annotations.NullMarked;
