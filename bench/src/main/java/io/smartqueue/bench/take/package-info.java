/** How fast tickets are taken, compared with a bare loop of the same statements. */
@NullMarked
package io.smartqueue.bench.take;

import org.jspecify.annotations.NullMarked;
