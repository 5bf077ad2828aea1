/** Recorded pieces of speech, from which screens announce calls. */
@NullMarked
@NamedInterface("voice")
package io.smartqueue.display.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
