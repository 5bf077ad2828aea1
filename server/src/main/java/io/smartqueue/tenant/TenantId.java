package io.smartqueue.tenant;

import java.util.UUID;

public record TenantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
