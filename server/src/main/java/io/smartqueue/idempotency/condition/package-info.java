/** Changes that are made only to what the caller saw: entity tags and {@code If-Match} (RFC 9110, 8.8.3 and 13.1.1). */
@NullMarked
@NamedInterface("condition")
package io.smartqueue.idempotency.condition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
