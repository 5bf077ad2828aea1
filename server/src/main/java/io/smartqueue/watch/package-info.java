/** What managers have to know: how the lines stand now, and alerts about what is not as it should be. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "postgres :: pool",
            "tenant",
            "retention",
            "web",
            "web :: paging",
            "page",
            "security",
            "customer",
            "site",
            "queue",
            "queue :: event",
            "queue :: stats",
            "queue :: ticket",
            "queue :: visit",
            "display",
            "cost",
            "notification",
            "notification :: outbox",
            "notification :: sender",
            "opinion",
            "live"
        })
package io.smartqueue.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
