/** Where customers take a ticket and follow it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "web",
            "page",
            "customer",
            "customer :: browser",
            "channel :: push",
            "customer :: suppression",
            "site",
            "queue",
            "queue :: ticket",
            "queue :: life",
            "queue :: visit",
            "queue :: accuracy",
            "notification",
            "notification :: limit",
            "live",
            "opinion",
            "security"
        })
package io.smartqueue.reception;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
