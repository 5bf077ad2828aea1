/** What can be wrong with a request as such, before a controller looks at it. */
@NullMarked
@NamedInterface("request")
package io.smartqueue.web.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
