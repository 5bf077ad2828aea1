/** Queues and tickets over HTTP. */
@NullMarked
package io.smartqueue.queue.api;

import org.jspecify.annotations.NullMarked;
