/** The acts on a ticket: each is one statement that checks the state it starts from. */
@NullMarked
@NamedInterface("life")
package io.smartqueue.queue.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
