/** The PostgreSQL behind the program: its own by default, an external one by DATABASE_URL, and how we log in to either. */
@ApplicationModule(allowedDependencies = {"kernel", "settings"})
@NullMarked
package io.smartqueue.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
