/** WhatsApp's window of 24 hours after a person's last message, and how a message is sent inside and outside of it. */
@NullMarked
@NamedInterface("window")
package io.smartqueue.notification.window;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
