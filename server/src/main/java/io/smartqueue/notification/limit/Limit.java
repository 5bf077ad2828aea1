package io.smartqueue.notification.limit;

import java.util.Arrays;
import java.util.Locale;

/** Why a message is suppressed that an organisation's own rules do not let leave. */
public enum Limit {
    COUNTRY_NOT_SERVED("The organisation sends no messages to the country of this number."),
    QUIET_HOURS("It is quiet now, and after the quiet hours it would no longer be useful."),
    CAP_RECIPIENT("So many messages went to this address lately that the organisation sends it no more for now."),
    CAP_PREFIX("So many messages went to numbers like this one lately that the organisation sends no more for now."),
    CAP_ORGANISATION(
            "The organisation has sent as many messages in an hour, or to as many new addresses, as it wants."),
    BUDGET_SOFT("The budget of the month has reached its soft limit, beyond which such messages are not sent."),
    BUDGET_HARD("The budget of the month is spent.");

    private final String sentence;

    Limit(String sentence) {
        this.sentence = sentence;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        return sentence;
    }

    static String[] codes() {
        return Arrays.stream(values()).map(Limit::code).toArray(String[]::new);
    }

    static String[] sentences() {
        return Arrays.stream(values()).map(limit -> limit.sentence).toArray(String[]::new);
    }
}
