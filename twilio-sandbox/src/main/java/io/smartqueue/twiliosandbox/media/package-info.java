/** Pictures and other files that phones send; served with the account's credentials, as at Twilio. */
@NullMarked
package io.smartqueue.twiliosandbox.media;

import org.jspecify.annotations.NullMarked;
