/** The number of segments of a text and its alphabet, counted as Twilio counts. */
@NullMarked
package io.smartqueue.twiliosandbox.segment;

import org.jspecify.annotations.NullMarked;
