package io.smartqueue.live.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.live.feed.LineEvent.Said;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes an event of the history as it goes over the wire. */
@Component
class Frames {

    private final JsonMapper json;

    Frames(JsonMapper json) {
        this.json = json;
    }

    Frame of(LineEvent event) {
        Position position = event.position();
        return Frame.event(
                position,
                event.said().event(),
                json.writeValueAsString(event.said()),
                json.writeValueAsString(new Message(position.toString(), event.said())));
    }

    /** For readers of messages, who are told no id beside the data. */
    private record Message(String id, @JsonUnwrapped Said said) {}
}
