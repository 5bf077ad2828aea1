/** SMS and WhatsApp through Twilio: one request for one attempt, and what each answer of theirs means for us. */
@NullMarked
package io.smartqueue.channel.twilio;

import org.jspecify.annotations.NullMarked;
