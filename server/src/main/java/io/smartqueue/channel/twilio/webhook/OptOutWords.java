package io.smartqueue.channel.twilio.webhook;

import io.smartqueue.channel.InboundMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words by which Twilio's senders let people stop and start messages. Whether Twilio acts on them depends on the
 * sender and the account, and it says so only with Advanced Opt-Out; people expect them to count in every case.
 */
final class OptOutWords {

    private static final Map<String, String> MEANINGS = Map.of(
                    "STOP", List.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"),
                    "START", List.of("START", "YES", "UNSTOP"),
                    "HELP", List.of("HELP", "INFO"))
            .entrySet()
            .stream()
            .flatMap(meaning -> meaning.getValue().stream().map(word -> Map.entry(word, meaning.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private OptOutWords() {}

    /** Only the whole message counts, and what stands behind a button is ours. */
    static Optional<InboundMessage.OptOut> in(Form form) {
        return form.find("OptOutType")
                .map(word -> new InboundMessage.OptOut(word, true))
                .or(() -> form.find("Body")
                        .filter(body -> form.find("ButtonPayload").isEmpty())
                        .map(body -> MEANINGS.get(body.strip().toUpperCase(Locale.ROOT)))
                        .map(word -> new InboundMessage.OptOut(word, false)));
    }
}
