/** What people were told about their wait, and how it turned out. */
@NullMarked
@NamedInterface("accuracy")
package io.smartqueue.queue.accuracy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
