package io.smartqueue.queue;

import java.util.UUID;

public record CounterId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
