/** The line: tickets are taken, called, served and closed, and the wait is estimated. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "postgres :: pool",
            "retention",
            "web",
            "staff",
            "customer",
            "customer :: register",
            "site",
            "web :: paging",
            "security"
        })
package io.smartqueue.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
