/** How soon a message is sent after its ticket is taken. */
@NullMarked
package io.smartqueue.bench.latency;

import org.jspecify.annotations.NullMarked;
