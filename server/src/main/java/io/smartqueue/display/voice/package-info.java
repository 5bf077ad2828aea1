/** Spoken calls: as sentences, or as recorded pieces of the organisation. */
@NullMarked
package io.smartqueue.display.voice;

import org.jspecify.annotations.NullMarked;
