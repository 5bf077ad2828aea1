/** Templates and notifications over HTTP. */
@NullMarked
package io.smartqueue.notification.api;

import org.jspecify.annotations.NullMarked;
