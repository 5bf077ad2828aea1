/** How long it will take. */
@NullMarked
package io.smartqueue.queue.estimate;

import org.jspecify.annotations.NullMarked;
