/** The keys with which push services know this installation, and the curve that they are points of. */
@NullMarked
package io.smartqueue.channel.push.key;

import org.jspecify.annotations.NullMarked;
