package io.smartqueue.counter.page.console;

import io.smartqueue.conversation.exchange.Exchanged;
import io.smartqueue.conversation.exchange.Way;
import io.smartqueue.cost.Money;
import io.smartqueue.counter.reading.TicketInHand;
import io.smartqueue.notification.MessageResender;
import io.smartqueue.page.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * How the holder of the ticket in hand can be reached, and what was written.
 *
 * @param resending the channels by which the last message may be sent again
 * @param ways the channels by which the agent may write, the best first
 * @param exchanged what people wrote on both sides, oldest first
 */
public record Contact(List<MessageResender.Option> resending, List<Way> ways, List<Exchanged> exchanged) {

    static final Contact NONE = new Contact(List.of(), List.of(), List.of());

    /** How a message left and what it cost, as far as there is something to say. */
    public static String manner(Messages words, TicketInHand.Sent sent) {
        List<String> parts = new ArrayList<>();
        if (sent.manner() != null && (sent.category() != null || !sent.manner().equals("text"))) {
            parts.add(words.say("sent." + sent.manner()));
        }
        if (sent.category() != null) {
            parts.add(words.say("sent.category." + sent.category()));
        }
        if (sent.windowOpen() != null) {
            parts.add(words.say(sent.windowOpen() ? "sent.window.open" : "sent.window.closed"));
        }
        Money cost = sent.cost();
        if (cost != null) {
            parts.add(cost.amount().toPlainString() + " " + cost.currency());
        }
        return String.join(" · ", parts);
    }

    public boolean isOpen() {
        return ways.stream().anyMatch(Way::isOpen);
    }
}
