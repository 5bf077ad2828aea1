/** What the days teach: figures of waits, services, people, counters, arrivals, messages and opinions. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "postgres :: pool",
            "tenant",
            "web",
            "security",
            "site",
            "queue",
            "queue :: stats",
            "retention",
            "opinion",
            "cost"
        })
package io.smartqueue.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
