/** The parts of the console, each read by a statement of its own. */
@NullMarked
package io.smartqueue.counter.reading;

import org.jspecify.annotations.NullMarked;
