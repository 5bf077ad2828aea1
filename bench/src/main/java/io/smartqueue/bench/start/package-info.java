/** How soon the product is there. */
@NullMarked
package io.smartqueue.bench.start;

import org.jspecify.annotations.NullMarked;
