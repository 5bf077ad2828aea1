/**
 * Decides which message goes to whom, when, in which words and by which channel, and follows it until it is delivered.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "postgres :: backup",
            "tenant",
            "retention",
            "web",
            "customer",
            "site",
            "queue",
            "queue :: ticket",
            "queue :: event",
            "channel",
            "web :: paging",
            "security"
        })
package io.smartqueue.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
