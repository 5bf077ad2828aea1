package io.smartqueue.twiliosandbox.inbound;

import io.smartqueue.twiliosandbox.message.Address;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The English words that Twilio itself acts on when an SMS consists of nothing else. */
enum Keyword {
    STOP(
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"),
            "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply"
                    + " START to resubscribe."),
    START(
            Set.of("START", "YES", "UNSTOP"),
            "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP"
                    + " to unsubscribe. Msg&Data Rates May Apply."),
    HELP(Set.of("HELP", "INFO"), "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

    private static final Pattern TOLL_FREE = Pattern.compile("\\+18(00|33|44|55|66|77|88)[0-9]{7}");

    private final Set<String> words;
    private final String reply;

    Keyword(Set<String> words, String reply) {
        this.words = words;
        this.reply = reply;
    }

    /** Case and the spaces around the word do not matter; a word more, and it is an ordinary message. */
    static Optional<Keyword> of(String body, Address sender) {
        String word = body.strip().toUpperCase(Locale.ROOT);
        // The network of toll-free numbers knows no YES.
        if (word.equals("YES") && TOLL_FREE.matcher(sender.name()).matches()) {
            return Optional.empty();
        }
        for (Keyword keyword : values()) {
            if (keyword.words.contains(word)) {
                return Optional.of(keyword);
            }
        }
        return Optional.empty();
    }

    String reply() {
        return reply;
    }
}
