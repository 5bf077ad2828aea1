/** The screens on the wall: calls, counters, waiting times; and the pairing of a screen with an organisation. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "retention",
            "web",
            "page",
            "site",
            "queue",
            "queue :: visit",
            "queue :: event",
            "live",
            "web :: paging",
            "security"
        })
package io.smartqueue.display;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
