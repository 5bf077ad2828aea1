/** What every page for people shares: words in three languages, the organisation's look, layout, and what went wrong. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "tenant", "web"})
package io.smartqueue.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
