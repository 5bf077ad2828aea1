/** Sites, their services, and their opening hours. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenant", "web", "staff", "web :: paging", "security"})
package io.smartqueue.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
