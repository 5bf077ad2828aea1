/** Screens, notices and recorded voices over HTTP. */
@NullMarked
package io.smartqueue.display.api;

import org.jspecify.annotations.NullMarked;
