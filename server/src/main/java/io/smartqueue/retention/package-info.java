/** How long an organisation keeps personal data, messages and events; what is older ends once a day. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "settings", "tenant", "postgres", "postgres :: pool", "web", "security"})
package io.smartqueue.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
