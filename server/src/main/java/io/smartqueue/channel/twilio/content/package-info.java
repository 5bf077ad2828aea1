/** Twilio's Content API. */
@NullMarked
package io.smartqueue.channel.twilio.content;

import org.jspecify.annotations.NullMarked;
