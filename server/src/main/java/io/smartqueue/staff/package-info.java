/** Who works here, how they sign in, what they may do. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenant", "web"})
package io.smartqueue.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
