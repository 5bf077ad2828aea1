/** Twilio's part of the doctor: whether the settings are right, and what Twilio and our own address say to them. */
@NullMarked
package io.smartqueue.channel.twilio.checkup;

import org.jspecify.annotations.NullMarked;
