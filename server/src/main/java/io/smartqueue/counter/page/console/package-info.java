/** The page at which an agent works, and the choice of the counter before it. */
@NullMarked
package io.smartqueue.counter.page.console;

import org.jspecify.annotations.NullMarked;
