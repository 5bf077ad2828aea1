/** A Twilio that runs on your laptop: it speaks Twilio's API and knows nothing of queues. */
@NullMarked
package io.smartqueue.twiliosandbox;

import org.jspecify.annotations.NullMarked;
