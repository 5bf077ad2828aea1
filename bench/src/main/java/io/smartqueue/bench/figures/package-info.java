/** What is counted, and how it is summed up. */
@NullMarked
package io.smartqueue.bench.figures;

import org.jspecify.annotations.NullMarked;
