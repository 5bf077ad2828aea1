/** The people we may reach, their addresses and language, and what they consented to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "tenant", "web", "web :: paging", "security", "retention"})
package io.smartqueue.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
