/** A Twilio for each JUnit test: {@link io.smartqueue.twiliosandbox.junit.WithTwilioSandbox}. */
@NullMarked
package io.smartqueue.twiliosandbox.junit;

import org.jspecify.annotations.NullMarked;
