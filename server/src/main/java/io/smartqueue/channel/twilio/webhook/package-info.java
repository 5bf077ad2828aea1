/** What Twilio tells us: receipts and people's answers, believed only with its signature. */
@NullMarked
package io.smartqueue.channel.twilio.webhook;

import org.jspecify.annotations.NullMarked;
