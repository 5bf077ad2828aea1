/** What every room may lean on, and no more. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.smartqueue.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
