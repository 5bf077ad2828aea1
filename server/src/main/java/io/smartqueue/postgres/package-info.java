/** The program's PostgreSQL: its own by default, an external one by DATABASE_URL, and the logins for either. */
@ApplicationModule(allowedDependencies = {"kernel", "settings", "tenant"})
@NullMarked
package io.smartqueue.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
