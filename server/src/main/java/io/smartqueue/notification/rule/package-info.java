/** What the provider's error codes mean, as data that the operator changes. */
@NullMarked
@NamedInterface("rule")
package io.smartqueue.notification.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
