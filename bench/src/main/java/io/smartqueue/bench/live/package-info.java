/** Thousands of open streams: the cost of each, and the time until the last reader has an event. */
@NullMarked
package io.smartqueue.bench.live;

import org.jspecify.annotations.NullMarked;
