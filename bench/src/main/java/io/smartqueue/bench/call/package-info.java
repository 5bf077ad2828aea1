/** Calling and serving, and the cost of a long queue. */
@NullMarked
package io.smartqueue.bench.call;

import org.jspecify.annotations.NullMarked;
