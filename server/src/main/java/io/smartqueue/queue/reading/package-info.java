/** Tickets as they are shown: each page one or two statements, however many tickets are on it. */
@NullMarked
package io.smartqueue.queue.reading;

import org.jspecify.annotations.NullMarked;
