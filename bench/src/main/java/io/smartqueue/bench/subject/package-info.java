/** The product as a separate process, and its clients. */
@NullMarked
package io.smartqueue.bench.subject;

import org.jspecify.annotations.NullMarked;
