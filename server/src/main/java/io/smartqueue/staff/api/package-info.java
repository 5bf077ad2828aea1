/** Signing in, and the people of an organisation, over HTTP. */
@NullMarked
package io.smartqueue.staff.api;

import org.jspecify.annotations.NullMarked;
