/** The settings from the environment and `.env`; a malformed one stops the start with a plain message. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.smartqueue.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
