package io.smartqueue.live.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.live.feed.LineEvent.Said;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serialises an event of the history as it is sent. */
@Component
class Frames {

    private final JsonMapper json;

    Frames(JsonMapper json) {
        this.json = json;
    }

    Frame of(LineEvent event) {
        EventCursor eventCursor = event.position();
        return Frame.event(
                eventCursor,
                event.said().event(),
                json.writeValueAsString(event.said()),
                json.writeValueAsString(new Message(eventCursor.toString(), event.said())));
    }

    /** For messages, which carry no id beside the data. */
    private record Message(String id, @JsonUnwrapped Said said) {}
}
