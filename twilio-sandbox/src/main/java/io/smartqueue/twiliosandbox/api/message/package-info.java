/** Messages as Twilio's API makes, shows and lists them. */
@NullMarked
package io.smartqueue.twiliosandbox.api.message;

import org.jspecify.annotations.NullMarked;
