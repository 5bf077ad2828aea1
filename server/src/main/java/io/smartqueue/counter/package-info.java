/** The console of agents: their session at a counter, the tickets they call and serve, and their notes. */
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
            "cost",
            "notification",
            "conversation :: exchange",
            "page",
            "live",
            "web :: paging",
            "security",
            "queue :: counter"
        })
package io.smartqueue.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
