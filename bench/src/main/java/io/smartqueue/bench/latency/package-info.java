/** How soon a message leaves once its ticket is there. */
@NullMarked
package io.smartqueue.bench.latency;

import org.jspecify.annotations.NullMarked;
