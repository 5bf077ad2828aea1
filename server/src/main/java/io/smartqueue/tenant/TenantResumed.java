package io.smartqueue.tenant;

/** A suspended organisation goes on. Published inside the transaction, in which the organisation is the current one. */
public record TenantResumed(TenantId tenant) {}
