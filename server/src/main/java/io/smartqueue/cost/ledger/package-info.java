/** What was spent, message by message and day by day. */
@NullMarked
@NamedInterface("ledger")
package io.smartqueue.cost.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
