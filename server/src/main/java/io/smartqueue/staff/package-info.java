/** Who works here, how they sign in, what they may do. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "tenant", "web", "page"})
package io.smartqueue.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
