/** Receipts and people's answers from Twilio, accepted only with a valid signature. */
@NullMarked
package io.smartqueue.channel.twilio.webhook;

import org.jspecify.annotations.NullMarked;
