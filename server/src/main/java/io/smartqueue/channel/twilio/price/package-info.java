/** What Twilio takes for messages: its list by country, and what a message cost. */
@NullMarked
package io.smartqueue.channel.twilio.price;

import org.jspecify.annotations.NullMarked;
