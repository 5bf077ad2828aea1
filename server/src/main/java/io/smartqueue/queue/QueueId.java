package io.smartqueue.queue;

import java.util.UUID;

public record QueueId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
