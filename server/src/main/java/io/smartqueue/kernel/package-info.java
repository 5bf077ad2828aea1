/** The types on which every module may depend. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.smartqueue.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
