/** What the provider's error codes mean, as data that the operator changes. */
@NullMarked
package io.smartqueue.notification.rule;

import org.jspecify.annotations.NullMarked;
