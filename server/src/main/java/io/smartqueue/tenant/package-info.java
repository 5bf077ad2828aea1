/** Which organisation is speaking, and how the database is made to show only its rows. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package io.smartqueue.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
