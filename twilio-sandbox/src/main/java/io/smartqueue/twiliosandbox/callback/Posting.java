package io.smartqueue.twiliosandbox.callback;

import java.time.Duration;

/**
 * How a post to the customer's server ended.
 *
 * @param status its HTTP status, 0 if there was none
 * @param trouble Twilio's word for the error ({@code ct}, {@code rt}, {@code 4xx}, {@code 5xx}), empty if none
 */
public record Posting(int status, String trouble, int attempts, Duration took, String body) {

    static Posting answered(int status, String body) {
        String trouble = status >= 500 ? "5xx" : status >= 400 ? "4xx" : "";
        return new Posting(status, trouble, 1, Duration.ZERO, body);
    }

    static Posting unanswered(String trouble) {
        return new Posting(0, trouble, 1, Duration.ZERO, "");
    }

    public boolean succeeded() {
        return trouble.isEmpty();
    }

    public String summary() {
        String how = attempts == 1 ? "1 attempt" : attempts + " attempts";
        String end = switch (trouble) {
            case "ct" -> ", 11205 could not connect";
            case "rt" -> ", 11200 no answer in time";
            case "" -> "";
            default -> ", 11200 not accepted";
        };
        return "signed, " + how + ", " + took.toMillis() + " ms" + end;
    }

    Posting after(int totalAttempts, Duration total) {
        return new Posting(status, trouble, totalAttempts, total, body);
    }
}
