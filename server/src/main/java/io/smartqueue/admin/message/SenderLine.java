package io.smartqueue.admin.message;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.notification.sender.Sender;
import java.util.List;

/**
 * A sender, and what waits to leave from it.
 *
 * @param isUsed whether the settings still name it
 */
public record SenderLine(Sender sender, boolean isUsed, List<Backlog.Lane> waiting) {

    /** Longer ones are shortened. */
    private static final int SHORT = 12;

    /** Its word: on, parked or off. */
    public String state() {
        if (!isUsed) {
            return "off";
        }
        return sender.isParked() ? "parked" : "on";
    }

    /** The mark of a state of the line that has the same shape. */
    public String mark() {
        return switch (state()) {
            case "on" -> "completed";
            case "parked" -> "problem";
            default -> "cancelled";
        };
    }

    public long due() {
        return waiting.stream().mapToLong(Backlog.Lane::due).sum();
    }

    public long oldestMinutes() {
        return Math.round(
                waiting.stream().mapToDouble(Backlog.Lane::oldestSeconds).max().orElse(0) / 60);
    }

    /** The account of the provider, by its beginning and end; empty where it says no more than the channel. */
    public String account() {
        String account = sender.account();
        if (sender.medium() == Medium.PUSH || account.length() <= SHORT) {
            return sender.medium() == Medium.PUSH ? "" : account;
        }
        return account.substring(0, 2) + "…" + account.substring(account.length() - 4);
    }

    /** As people read it; empty for browsers, which have none. */
    public String address() {
        if (sender.medium() == Medium.PUSH) {
            return "";
        }
        return sender.medium() == Medium.EMAIL ? sender.address() : PhoneNumber.written(sender.address());
    }
}
