/**
 * What messages cost: prices as dated data, the ledger of what was spent, and budgets. It knows of a message only the
 * facts that a price follows from; who sends messages stands above.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "postgres :: pool",
            "tenant",
            "retention",
            "web",
            "web :: paging",
            "security",
            "customer",
            "channel"
        })
package io.smartqueue.cost;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
