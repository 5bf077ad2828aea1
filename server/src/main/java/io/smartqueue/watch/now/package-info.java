/** How the lines of an organisation stand at this moment. */
@NullMarked
@NamedInterface("now")
package io.smartqueue.watch.now;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
