package io.smartqueue.display.wall;

import io.smartqueue.display.Screen;
import io.smartqueue.display.voice.VoiceClips;
import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Announces a call in each of the screen's languages, in their order. */
@Component
class Announcer {

    private final VoiceClips clips;

    Announcer(VoiceClips clips) {
        this.clips = clips;
    }

    /** The recordings for the screen's languages, read once for all calls of a board. */
    public Voices voices(Screen screen) {
        return new Voices(screen, screen.voice() ? clips.of(screen.languages()) : Map.of());
    }

    /** @param recorded language, then token, then the clip's id */
    public record Voices(Screen screen, Map<String, Map<String, UUID>> recorded) {

        /** @param folder the address under which this screen finds its clips */
        public List<SpokenSentence> say(Call call, Messages messages, String folder) {
            List<SpokenSentence> lines = new ArrayList<>();
            for (String code : screen.voice() ? screen.languages() : List.<String>of()) {
                List<String> pieces = pieces(call, recorded.getOrDefault(code, Map.of()), folder);
                Optional<String> text = Language.of(code).map(language -> sentence(call, messages.in(language)));
                if (text.isPresent() || !pieces.isEmpty()) {
                    lines.add(new SpokenSentence(code, text.orElse(""), pieces));
                }
            }
            return lines;
        }

        private static List<String> pieces(Call call, Map<String, UUID> known, String folder) {
            return ClipTokens.of(call.number(), call.counter(), known.keySet()).stream()
                    .map(token -> folder + known.get(token))
                    .toList();
        }
    }

    /** The letter, then the number without its zeros: nobody says "zero four two" for a ticket. */
    static String sentence(Call call, Messages messages) {
        int digits = 0;
        while (digits < call.number().length()
                && !Character.isDigit(call.number().charAt(digits))) {
            digits++;
        }
        return messages.say(
                "display.say",
                "letter",
                call.number().substring(0, digits),
                "number",
                call.number().substring(digits).replaceFirst("^0+(?=.)", ""),
                "counter",
                call.counter().in(messages));
    }
}
