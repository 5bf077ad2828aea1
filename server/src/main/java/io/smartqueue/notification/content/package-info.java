/** Words that WhatsApp must approve before they may open a conversation, and the rules by which it approves them. */
@NullMarked
@NamedInterface("content")
package io.smartqueue.notification.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
