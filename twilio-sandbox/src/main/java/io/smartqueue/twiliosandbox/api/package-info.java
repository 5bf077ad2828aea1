/** Twilio's REST API under /2010-04-01: authentication, validation, messages and errors. */
@NullMarked
package io.smartqueue.twiliosandbox.api;

import org.jspecify.annotations.NullMarked;
