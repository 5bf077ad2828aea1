package io.smartqueue.security;

import java.util.UUID;

/** A person in one organisation; the same account has another id in another organisation. */
public record StaffId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
