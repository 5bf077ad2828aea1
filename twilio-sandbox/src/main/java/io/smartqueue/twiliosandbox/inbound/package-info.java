/** Messages from a phone, and the TwiML that answers them. */
@NullMarked
package io.smartqueue.twiliosandbox.inbound;

import org.jspecify.annotations.NullMarked;
