package io.smartqueue.conversation.talk;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.TicketId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who writes.
 *
 * @param address a telephone, or an id of somebody who hides theirs
 * @param language in which they are answered
 * @param message the provider's id of what they wrote
 * @param about the ticket of our message whose button they pressed, or that they quoted
 */
public record Person(
        Medium medium, String address, String language, String message, String words, Optional<TicketId> about) {

    private static final Pattern TELEPHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Empty when it is hidden. */
    Optional<PhoneNumber> phone() {
        return TELEPHONE.matcher(address).matches() ? Optional.of(new PhoneNumber(address)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Person[" + PhoneNumber.mask(address) + " by " + medium.code() + "]";
    }
}
