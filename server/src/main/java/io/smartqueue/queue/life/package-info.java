/** What may become of a ticket, and how it comes about: every act is one statement that guards itself. */
@NullMarked
@NamedInterface("life")
package io.smartqueue.queue.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
