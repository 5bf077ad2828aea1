/** The messages themselves: who, what, in which state, and the one place that keeps them. */
@NullMarked
package io.smartqueue.twiliosandbox.message;

import org.jspecify.annotations.NullMarked;
