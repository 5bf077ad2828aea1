/** Measurements of the running product, each beside a baseline taken in the same run. */
@NullMarked
package io.smartqueue.bench;

import org.jspecify.annotations.NullMarked;
