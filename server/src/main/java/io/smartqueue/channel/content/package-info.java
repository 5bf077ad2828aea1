/** Words that a provider must approve before they may be sent to people who have not just written. */
@NullMarked
@NamedInterface("content")
package io.smartqueue.channel.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
