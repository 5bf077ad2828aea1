/** How many segments a text costs, in which alphabet, counted as Twilio counts. */
@NullMarked
package io.smartqueue.twiliosandbox.segment;

import org.jspecify.annotations.NullMarked;
