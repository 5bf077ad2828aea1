/** Secrets of organisations and of the installation: encrypted with a key that is never in the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "postgres"})
package io.smartqueue.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
