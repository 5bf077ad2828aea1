/** The organisations, the one bound to the current thread, and how the database shows only its rows. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package io.smartqueue.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
