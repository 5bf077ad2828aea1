/** Accounts of Twilio that organisations bring: their secrets are kept encrypted, and never shown again. */
@NullMarked
@NamedInterface("own-account")
package io.smartqueue.channel.twilio.own;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
