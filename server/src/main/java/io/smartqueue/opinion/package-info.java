/** One question after a visit: whom it is asked, the answers, and what they come to. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenant",
            "retention",
            "web",
            "web :: paging",
            "security",
            "page",
            "customer",
            "customer :: suppression",
            "site",
            "queue",
            "queue :: event",
            "queue :: stats",
            "queue :: visit",
            "notification",
            "notification :: occasion",
            "notification :: text"
        })
package io.smartqueue.opinion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
