package io.smartqueue.channel.twilio.checkup;

import com.twilio.rest.api.v2010.account.Balance;
import io.smartqueue.settings.Finding;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at what is left of the money that was paid in: Twilio suspends an account that has none. */
record AccountBalance(AccountState standing) {

    private static final String TOPIC = "balance";
    private static final BigDecimal LITTLE = BigDecimal.TEN;
    private static final String TOP_UP =
            "Top up under console.twilio.com, Billing, and have it recharged by itself there.";

    Finding look() {
        return switch (standing) {
            case AccountState.Wrong wrong -> AccountState.notYet(TOPIC);
            case AccountState.Unseen unseen -> Finding.note(TOPIC, "Cannot be looked at at TWILIO_BASE_URL.");
            case AccountState.Known known -> look(known);
        };
    }

    private static Finding look(AccountState.Known known) {
        return switch (Reply.to(() -> Balance.fetcher().fetch(known.client()))) {
            case Reply.Given<Balance> given -> finding(given.value());
            // A restricted key may not ask, and a sub-account lives on the balance of the one above it.
            case Reply.Refused<?> refused ->
                Finding.note(TOPIC, "Cannot be looked at: Twilio answers " + refused.inWords() + ".");
            case Reply.Silence<?> silence -> Finding.note(TOPIC, "Cannot be looked at: Twilio did not answer.");
        };
    }

    private static Finding finding(Balance balance) {
        Optional<BigDecimal> left = amount(balance.getBalance());
        String words = left.map(BigDecimal::toPlainString).orElse("") + " " + balance.getCurrency();
        if (left.isEmpty()) {
            return Finding.note(TOPIC, "Twilio names no balance; the account may be billed afterwards.");
        }
        if (left.get().signum() <= 0) {
            return Finding.wrong(TOPIC, words + " are left: Twilio suspends the account.", TOP_UP);
        }
        return left.get().compareTo(LITTLE) < 0
                ? Finding.note(TOPIC, "Only " + words + " are left.", TOP_UP)
                : Finding.right(TOPIC, words + " are left.");
    }

    private static Optional<BigDecimal> amount(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(BigDecimal::new);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
