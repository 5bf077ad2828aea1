/** The pages of the administration. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "web",
            "page",
            "security",
            "idempotency :: condition",
            "site",
            "queue",
            "queue :: visit",
            "queue :: accuracy",
            "queue :: counter",
            "opinion",
            "opinion :: result",
            "queue :: stats",
            "report",
            "display",
            "web :: paging"
        })
package io.smartqueue.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
