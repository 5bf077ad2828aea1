/** Measurements of the running product, each with a baseline from the same run. */
@NullMarked
package io.smartqueue.bench;

import org.jspecify.annotations.NullMarked;
