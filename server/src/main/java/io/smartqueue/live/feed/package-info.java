/** Reads the history of an organisation's tickets once as it grows, and passes it to all subscribers. */
@NullMarked
package io.smartqueue.live.feed;

import org.jspecify.annotations.NullMarked;
