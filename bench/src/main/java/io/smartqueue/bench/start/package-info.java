/** How fast the product starts. */
@NullMarked
package io.smartqueue.bench.start;

import org.jspecify.annotations.NullMarked;
