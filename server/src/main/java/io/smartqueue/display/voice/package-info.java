/** Who is called, said aloud: in sentences, or in recorded pieces of the organisation's own. */
@NullMarked
package io.smartqueue.display.voice;

import org.jspecify.annotations.NullMarked;
