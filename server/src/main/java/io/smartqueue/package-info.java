/** People wait without standing in line. */
@NullMarked
package io.smartqueue;

import org.jspecify.annotations.NullMarked;
