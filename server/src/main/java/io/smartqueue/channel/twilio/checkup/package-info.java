/** Twilio's part of the doctor: checks the settings against Twilio and against our own public address. */
@NullMarked
package io.smartqueue.channel.twilio.checkup;

import org.jspecify.annotations.NullMarked;
