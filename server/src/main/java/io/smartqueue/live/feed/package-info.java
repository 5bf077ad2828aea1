/** The history of an organisation's lines, read once as it grows and passed on to whoever watches. */
@NullMarked
package io.smartqueue.live.feed;

import org.jspecify.annotations.NullMarked;
