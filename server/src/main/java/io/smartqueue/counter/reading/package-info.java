/** What an agent has before the eyes, each part read by a statement of its own. */
@NullMarked
package io.smartqueue.counter.reading;

import org.jspecify.annotations.NullMarked;
