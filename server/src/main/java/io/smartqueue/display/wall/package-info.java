/** What stands on a screen now. */
@NullMarked
package io.smartqueue.display.wall;

import org.jspecify.annotations.NullMarked;
