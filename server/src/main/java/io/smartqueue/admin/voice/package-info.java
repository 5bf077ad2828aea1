/** The page of recorded voices. */
@NullMarked
package io.smartqueue.admin.voice;

import org.jspecify.annotations.NullMarked;
