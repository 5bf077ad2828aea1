/** Injected faults and their frequency, in the same order for the same seed. */
@NullMarked
package io.smartqueue.twiliosandbox.fault;

import org.jspecify.annotations.NullMarked;
