/** A command that carries an {@code Idempotency-Key} is done once, however often it is sent. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenant", "web", "security"})
package io.smartqueue.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
