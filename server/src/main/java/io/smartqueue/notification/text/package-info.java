/** The words of a message: variables filled in, and what they cost in segments. */
@NullMarked
@NamedInterface("text")
package io.smartqueue.notification.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
