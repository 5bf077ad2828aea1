/** Where agents sit: counters, the queues they serve, who sits there now, and the call for the next one. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenant",
            "retention",
            "web",
            "customer",
            "site",
            "queue",
            "queue :: ticket",
            "queue :: life",
            "queue :: event",
            "channel",
            "notification",
            "page",
            "live",
            "web :: paging",
            "security",
            "queue :: counter"
        })
package io.smartqueue.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
