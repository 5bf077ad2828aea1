/** The commands for a terminal, used beside a running server or without one. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "staff",
            "site",
            "queue",
            "queue :: counter",
            "customer",
            "channel",
            "channel :: push",
            "notification",
            "notification :: held",
            "notification :: text",
            "postgres",
            "postgres :: backup",
            "retention",
            "secrets"
        })
package io.smartqueue.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
