/** From a row that is due to an outcome that is known. */
@NullMarked
package io.smartqueue.notification.dispatch;

import org.jspecify.annotations.NullMarked;
