/** SMS and WhatsApp through Twilio: one request for one attempt, and what each of Twilio's answers means. */
@NullMarked
package io.smartqueue.channel.twilio;

import org.jspecify.annotations.NullMarked;
