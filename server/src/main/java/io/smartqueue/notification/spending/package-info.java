/** What messages cost: their facts for the ledger, and the budget that lets them leave. */
@NullMarked
package io.smartqueue.notification.spending;

import org.jspecify.annotations.NullMarked;
