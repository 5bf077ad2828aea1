/** Checks that Twilio reaches our own address, and that what it signs is accepted. */
@NullMarked
package io.smartqueue.channel.twilio.checkup.webhook;

import org.jspecify.annotations.NullMarked;
