package io.smartqueue.security;

/** A member of the current organisation has signed out; published once the token is revoked. */
public record SignedOut(StaffId id) {}
