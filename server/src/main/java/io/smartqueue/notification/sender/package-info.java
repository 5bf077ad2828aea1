/** The addresses that messages leave from: how fast each may send, and whether the provider refuses us there. */
@NullMarked
@NamedInterface("sender")
package io.smartqueue.notification.sender;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
