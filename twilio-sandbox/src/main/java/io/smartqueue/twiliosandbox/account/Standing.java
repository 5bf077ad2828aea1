package io.smartqueue.twiliosandbox.account;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an account may do at one moment.
 *
 * @param verified phones that a trial account may write to
 * @param authToken the primary one, which also signs
 * @param concurrent requests answered at the same time before 429, 0 = no limit
 * @param optOut who acts on STOP, START and HELP
 */
public record Standing(
        Type type,
        Status status,
        Set<String> verified,
        String authToken,
        Recipients recipients,
        int concurrent,
        OptOut optOut) {

    /** How Twilio handles its own words in an SMS. */
    public enum OptOut {
        /** It acts on them, answers, and tells the server so in {@code OptOutType}. */
        ADVANCED,
        /** It acts on them and answers, and the server gets an ordinary message. */
        DEFAULT,
        /** It leaves them to the server, as for a short code. */
        NONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Type {
        FULL,
        TRIAL;

        /** As Twilio writes it. */
        public String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    public enum Status {
        ACTIVE,
        SUSPENDED,
        CLOSED;

        /** As Twilio writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Standing {
        verified = Set.copyOf(verified);
        verified.forEach(Standing::checkPhone);
        if (authToken.isBlank()) {
            throw new IllegalArgumentException("auth_token must not be empty");
        }
        if (concurrent < 0) {
            throw new IllegalArgumentException("concurrent must not be negative; 0 means no limit");
        }
    }

    public static Standing usual(String authToken) {
        return new Standing(Type.FULL, Status.ACTIVE, Set.of(), authToken, Recipients.everybody(), 0, OptOut.ADVANCED);
    }

    public Standing trial(String... phones) {
        return new Standing(Type.TRIAL, status, Set.of(phones), authToken, recipients, concurrent, optOut);
    }

    public Standing with(Status other) {
        return new Standing(type, other, verified, authToken, recipients, concurrent, optOut);
    }

    public Standing with(Recipients others) {
        return new Standing(type, status, verified, authToken, others, concurrent, optOut);
    }

    public Standing atMost(int requests) {
        return new Standing(type, status, verified, authToken, recipients, requests, optOut);
    }

    public Standing with(OptOut other) {
        return new Standing(type, status, verified, authToken, recipients, concurrent, other);
    }

    /** With the secondary token promoted: the old one is invalid at once. */
    public Standing promoted(String secondary) {
        return new Standing(type, status, verified, secondary, recipients, concurrent, optOut);
    }

    Set<String> sortedPhones() {
        return new TreeSet<>(verified);
    }

    private static void checkPhone(String phone) {
        if (!phone.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("verified phones are written like +221770000012");
        }
    }

    @Override
    public String toString() {
        return "Standing[" + type.word() + ", " + status.word() + ", " + verified.size() + " verified, [REDACTED]]";
    }
}
