/** What a phone says to us, and the TwiML it is answered with. */
@NullMarked
package io.smartqueue.twiliosandbox.inbound;

import org.jspecify.annotations.NullMarked;
