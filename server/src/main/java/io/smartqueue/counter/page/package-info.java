/** The agent's console in a browser: the acts of the JSON interface as forms, with the same rights. */
@NullMarked
package io.smartqueue.counter.page;

import org.jspecify.annotations.NullMarked;
