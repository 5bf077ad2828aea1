/** Tells open pages and other servers what has changed: signals between servers in, server-sent events out. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenant", "web", "staff", "queue", "postgres"})
package io.smartqueue.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
