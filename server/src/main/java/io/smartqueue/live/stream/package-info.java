/** Streams and sockets that are open: how many there may be, what goes out on them, and who is dropped. */
@NullMarked
package io.smartqueue.live.stream;

import org.jspecify.annotations.NullMarked;
