/** What all pages share: messages in three languages, the organisation's branding, layout, and error pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "tenant", "web", "web :: request"})
package io.smartqueue.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
