/** The providers, one package each: a message goes out, a receipt or an answer comes back. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "web",
            "security",
            "secrets",
            "customer",
            "customer :: browser"
        })
package io.smartqueue.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
