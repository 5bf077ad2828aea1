/** What a screen shows now. */
@NullMarked
package io.smartqueue.display.wall;

import org.jspecify.annotations.NullMarked;
