/** Sign-in, sessions, tokens and rights: the caller of a request, and what the caller may do. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "tenant", "web", "web :: paging", "page"})
package io.smartqueue.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
