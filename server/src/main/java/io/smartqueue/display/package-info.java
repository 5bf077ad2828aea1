/** The screens on the wall: who is called, to which counter, for how long one waits; and how a screen comes to be ours. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "web",
            "page",
            "staff",
            "staff :: once",
            "site",
            "queue",
            "queue :: visit",
            "queue :: event",
            "live"
        })
package io.smartqueue.display;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
