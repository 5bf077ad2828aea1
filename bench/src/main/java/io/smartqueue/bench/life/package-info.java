/** Whole lives of tickets, with their messages. */
@NullMarked
package io.smartqueue.bench.life;

import org.jspecify.annotations.NullMarked;
