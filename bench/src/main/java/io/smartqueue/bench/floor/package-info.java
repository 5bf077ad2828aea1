/** The least that a line must make durable, in a bare loop that knows nothing of the product's statements. */
@NullMarked
package io.smartqueue.bench.floor;

import org.jspecify.annotations.NullMarked;
