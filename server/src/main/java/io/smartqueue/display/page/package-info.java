/** The screen's own pages. */
@NullMarked
package io.smartqueue.display.page;

import org.jspecify.annotations.NullMarked;
