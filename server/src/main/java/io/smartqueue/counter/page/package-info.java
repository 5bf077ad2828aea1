/** The agent's console in a browser: what the interface does with JSON, it does with forms and the same rights. */
@NullMarked
package io.smartqueue.counter.page;

import org.jspecify.annotations.NullMarked;
