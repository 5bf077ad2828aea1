/** How a ticket comes into an agent's hand: called, called by name, or taken up again. */
@NullMarked
package io.smartqueue.queue.calling;

import org.jspecify.annotations.NullMarked;
