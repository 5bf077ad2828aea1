package io.smartqueue.staff;

/** Somebody works here no longer; said within the transaction that decides it. */
public record Dismissed(StaffId id) {}
