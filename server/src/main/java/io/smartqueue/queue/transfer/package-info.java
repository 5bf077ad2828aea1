/** How a visit goes on in another queue. */
@NullMarked
package io.smartqueue.queue.transfer;

import org.jspecify.annotations.NullMarked;
