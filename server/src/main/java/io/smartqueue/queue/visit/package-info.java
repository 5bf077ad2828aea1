/** Lines and visits as people see them who have no account here. */
@NullMarked
@NamedInterface("visit")
package io.smartqueue.queue.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
