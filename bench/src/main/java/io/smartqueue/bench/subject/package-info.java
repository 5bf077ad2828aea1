/** The product as a process of its own, and those who speak to it. */
@NullMarked
package io.smartqueue.bench.subject;

import org.jspecify.annotations.NullMarked;
