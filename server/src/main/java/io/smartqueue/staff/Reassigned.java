package io.smartqueue.staff;

import io.smartqueue.security.StaffId;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody no longer works everywhere; said within the transaction that decides it.
 *
 * @param sites where they work from now on; none when they are dismissed
 */
public record Reassigned(StaffId id, Set<UUID> sites) {}
