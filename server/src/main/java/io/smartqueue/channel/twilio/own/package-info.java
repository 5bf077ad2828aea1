/** Accounts of Twilio that organisations bring: their secrets are kept encrypted, and never shown again. */
@NullMarked
package io.smartqueue.channel.twilio.own;

import org.jspecify.annotations.NullMarked;
