/** How a line gets shorter: calling, serving, and what a long line costs. */
@NullMarked
package io.smartqueue.bench.call;

import org.jspecify.annotations.NullMarked;
