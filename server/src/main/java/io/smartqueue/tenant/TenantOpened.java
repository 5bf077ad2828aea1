package io.smartqueue.tenant;

/** A real organisation begins. Published inside the transaction that creates it; a listener acts after the commit. */
public record TenantOpened(TenantId tenant) {}
