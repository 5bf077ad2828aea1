/** How an organisation shows itself: its colour, its drawing, and what it asks people. */
@NullMarked
package io.smartqueue.reception.look;

import org.jspecify.annotations.NullMarked;
