/** Thousands of open streams: what each costs, and how soon the last of their readers knows. */
@NullMarked
package io.smartqueue.bench.live;

import org.jspecify.annotations.NullMarked;
