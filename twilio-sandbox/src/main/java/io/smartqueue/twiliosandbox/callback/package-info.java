/** Receipts on their way back to the customer's server: signed, retried, sometimes mistreated. */
@NullMarked
package io.smartqueue.twiliosandbox.callback;

import org.jspecify.annotations.NullMarked;
