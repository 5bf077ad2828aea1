/** Commands that are done once, however often they are sent, and changes made only to what the caller saw. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenant", "web", "web :: paging", "security"})
package io.smartqueue.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
