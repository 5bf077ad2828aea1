/** What all endpoints share: errors as problem documents, paging, the rules of JSON, limits on input. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "settings", "postgres :: pool"})
package io.smartqueue.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
