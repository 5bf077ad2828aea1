/** Live events over HTTP. */
@NullMarked
package io.smartqueue.live.api;

import org.jspecify.annotations.NullMarked;
