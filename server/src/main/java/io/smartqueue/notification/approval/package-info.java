/** Has content templates approved by the provider, and notices what becomes of them. */
@NullMarked
package io.smartqueue.notification.approval;

import org.jspecify.annotations.NullMarked;
