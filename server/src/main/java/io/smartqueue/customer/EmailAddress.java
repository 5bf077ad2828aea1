package io.smartqueue.customer;

import java.util.Optional;
import java.util.regex.Pattern;

/** An address for mail. It masks itself wherever it is printed. */
public record EmailAddress(String value) implements ContactPoint {

    private static final Pattern FORM = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    /** @return empty when no mail can have such an address */
    public static Optional<EmailAddress> parse(String text) {
        return Optional.of(text.strip())
                .filter(address -> FORM.matcher(address).matches())
                .map(EmailAddress::new);
    }

    @Override
    public String address() {
        return value;
    }

    @Override
    public Kind kind() {
        return Kind.EMAIL;
    }

    /** Enough to recognise one's own address, and no more: a•••@example.com. */
    @Override
    public String masked() {
        int at = value.lastIndexOf('@');
        return value.substring(0, Math.min(1, Math.max(at, 0))) + "•••" + value.substring(Math.max(at, 0));
    }

    @Override
    public String toString() {
        return masked();
    }
}
