/** Prices as Twilio's account would have them: given by whoever runs the sandbox. */
@NullMarked
package io.smartqueue.twiliosandbox.price;

import org.jspecify.annotations.NullMarked;
