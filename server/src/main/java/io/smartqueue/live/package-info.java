/** Notifies open pages and other servers of changes: signals between servers, and events on streams and sockets. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenant",
            "web",
            "site",
            "queue",
            "queue :: event",
            "queue :: ticket",
            "postgres",
            "postgres :: pool",
            "settings",
            "security"
        })
package io.smartqueue.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
