/** By which channels an organisation tells of an event, one after the other. */
@NullMarked
package io.smartqueue.notification.plan;

import org.jspecify.annotations.NullMarked;
