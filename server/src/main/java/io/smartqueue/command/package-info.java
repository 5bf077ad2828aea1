/** The commands for a terminal, used beside a running server or without one. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "staff",
            "customer",
            "channel",
            "notification",
            "notification :: text",
            "postgres"
        })
package io.smartqueue.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
