/** The SDK's way to the network, replaced: nothing is sent twice, and what was written before a failure is known. */
@NullMarked
package io.smartqueue.channel.twilio.http;

import org.jspecify.annotations.NullMarked;
