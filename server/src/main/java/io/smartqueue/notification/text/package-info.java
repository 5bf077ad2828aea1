/** The words of a message: variables filled in, and what they cost in segments. */
@NullMarked
package io.smartqueue.notification.text;

import org.jspecify.annotations.NullMarked;
