/** How an organisation shows itself: its colour, its drawing, and what it asks people. */
@NullMarked
@NamedInterface("look")
package io.smartqueue.reception.look;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
