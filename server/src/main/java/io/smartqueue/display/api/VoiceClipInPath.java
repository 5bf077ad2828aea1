package io.smartqueue.display.api;

import io.smartqueue.display.voice.VoiceClips;
import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class VoiceClipInPath implements PathThing {

    private final VoiceClips clips;

    VoiceClipInPath(VoiceClips clips) {
        this.clips = clips;
    }

    @Override
    public String collection() {
        return "voice-clips";
    }

    @Override
    public Optional<Place> find(UUID id) {
        return clips.find(id).map(clip -> Place.everywhere());
    }
}
