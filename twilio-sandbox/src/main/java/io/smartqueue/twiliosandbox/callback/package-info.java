/** Receipts to the customer's server: signed, retried, and subject to faults. */
@NullMarked
package io.smartqueue.twiliosandbox.callback;

import org.jspecify.annotations.NullMarked;
