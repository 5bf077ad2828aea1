package io.smartqueue.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record QueueId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
