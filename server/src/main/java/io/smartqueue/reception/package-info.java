/** Where customers take a ticket and follow it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "web",
            "page",
            "staff",
            "customer",
            "site",
            "queue",
            "queue :: ticket",
            "queue :: life",
            "queue :: visit",
            "live"
        })
package io.smartqueue.reception;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
