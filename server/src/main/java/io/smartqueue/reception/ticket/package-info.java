/** A ticket as its holder follows it. */
@NullMarked
package io.smartqueue.reception.ticket;

import org.jspecify.annotations.NullMarked;
