/** Open streams and sockets: their limits, what is sent on them, and which are dropped. */
@NullMarked
package io.smartqueue.live.stream;

import org.jspecify.annotations.NullMarked;
