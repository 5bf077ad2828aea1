package io.smartqueue.twiliosandbox.fault;

import java.time.Duration;

/**
 * What happens to one receipt.
 *
 * @param copies 0 if it is lost, 2 if it is doubled
 * @param inTurn whether it waits for the message's earlier receipts
 */
public record ReceiptFate(int copies, Duration heldBack, boolean inTurn) {}
