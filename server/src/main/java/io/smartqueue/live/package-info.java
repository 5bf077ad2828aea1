/** Tells open pages and other servers what has changed: signals between servers in, events of streams and sockets out. */
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
