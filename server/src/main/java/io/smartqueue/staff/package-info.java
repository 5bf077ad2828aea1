/** Who works here, how they sign in, what they may do. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenant",
            "retention",
            "web",
            "web :: paging",
            "security",
            "security :: signin",
            "settings",
            "page",
            "channel",
            "customer",
            "postgres :: pool"
        })
package io.smartqueue.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
