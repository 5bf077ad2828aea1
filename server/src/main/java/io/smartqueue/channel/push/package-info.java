/** Notifications of browsers by Web Push (RFC 8030): encrypted (RFC 8291), signed (RFC 8292), confirmed when shown. */
@NullMarked
@NamedInterface("push")
package io.smartqueue.channel.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
