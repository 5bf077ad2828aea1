/** From an organisation's one colour to all that is painted with it. */
@NullMarked
package io.smartqueue.page.accent;

import org.jspecify.annotations.NullMarked;
