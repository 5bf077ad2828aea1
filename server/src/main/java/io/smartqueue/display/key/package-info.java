/** Keys in addresses, and the short codes by which a screen is paired. */
@NullMarked
package io.smartqueue.display.key;

import org.jspecify.annotations.NullMarked;
