/** Replaces the SDK's HTTP client: nothing is sent twice, and it is known what was written before a failure. */
@NullMarked
package io.smartqueue.channel.twilio.http;

import org.jspecify.annotations.NullMarked;
