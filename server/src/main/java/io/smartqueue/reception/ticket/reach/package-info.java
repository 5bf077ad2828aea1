/** By which ways the holder of a ticket is reached, and what they stop. */
@NullMarked
package io.smartqueue.reception.ticket.reach;

import org.jspecify.annotations.NullMarked;
