/** Counters and the agent's own desk over HTTP. */
@NullMarked
package io.smartqueue.counter.api;

import org.jspecify.annotations.NullMarked;
