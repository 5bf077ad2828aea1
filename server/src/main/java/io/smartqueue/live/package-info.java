/** Notifies open pages and other servers of changes: signals between servers, and events on streams and sockets. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenant",
            "web",
            "staff",
            "site",
            "queue",
            "queue :: event",
            "postgres",
            "settings"
        })
package io.smartqueue.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
