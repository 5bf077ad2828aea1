/** The delivery of a message from queued to its final state, over time. */
@NullMarked
package io.smartqueue.twiliosandbox.delivery;

import org.jspecify.annotations.NullMarked;
