/** One request for one attempt to send, and the search for a message whose outcome is unknown. */
@NullMarked
package io.smartqueue.channel.twilio.message;

import org.jspecify.annotations.NullMarked;
