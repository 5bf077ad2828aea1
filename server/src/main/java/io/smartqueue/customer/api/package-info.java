/** Customers over HTTP. */
@NullMarked
package io.smartqueue.customer.api;

import org.jspecify.annotations.NullMarked;
