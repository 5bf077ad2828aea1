package io.smartqueue.site;

import java.util.UUID;

public record ServiceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
