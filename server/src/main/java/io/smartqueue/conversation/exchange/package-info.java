/** What staff and the holder of a ticket write to each other. */
@NullMarked
@NamedInterface("exchange")
package io.smartqueue.conversation.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
