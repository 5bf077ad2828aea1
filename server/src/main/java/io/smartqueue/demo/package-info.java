/** Two sample organisations, only while the demo is on. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenant",
            "web",
            "staff",
            "customer",
            "customer :: register",
            "site",
            "queue",
            "channel",
            "notification",
            "notification :: content",
            "notification :: text",
            "security",
            "opinion",
            "reception :: branding",
            "queue :: counter"
        })
package io.smartqueue.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
