/** What hangs on the wall: a code that leads to a line. */
@NullMarked
package io.smartqueue.reception.poster;

import org.jspecify.annotations.NullMarked;
