/** A Twilio that runs on your laptop: it implements Twilio's API and does not depend on SmartQueue. */
@NullMarked
package io.smartqueue.twiliosandbox;

import org.jspecify.annotations.NullMarked;
