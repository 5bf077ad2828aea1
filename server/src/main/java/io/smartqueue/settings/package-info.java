/** What the environment and `.env` say, and how a setting that makes no sense stops the start in plain words. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.smartqueue.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
