package io.smartqueue.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record TicketId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
