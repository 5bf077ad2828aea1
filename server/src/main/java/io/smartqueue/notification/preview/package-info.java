/** How the words of a template will read, and what they will cost, before they are saved. */
@NullMarked
@NamedInterface("preview")
package io.smartqueue.notification.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
