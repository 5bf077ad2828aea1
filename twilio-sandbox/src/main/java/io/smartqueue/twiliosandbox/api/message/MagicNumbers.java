package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.message.Address;

/** Twilio's test numbers, honoured with the ordinary credentials too. */
final class MagicNumbers {
    private MagicNumbers() {}

    static void refuseInvalidRecipient(Address to) {
        if (to.name().equals("+15005550001")) {
            throw ApiProblem.badRequest(21211, "Invalid 'To' Phone Number: " + to);
        }
    }

    static void refuseSender(Address from) {
        switch (from.name()) {
            case "+15005550001" ->
                throw ApiProblem.badRequest(
                        21212,
                        "The 'From' number " + from
                                + " is not a valid phone number, shortcode, or alphanumeric sender ID.");
            case "+15005550007" -> throw notOwned(from);
            default -> {}
        }
    }

    static void refuseRecipient(Address to) {
        switch (to.name()) {
            case "+15005550002" ->
                throw ApiProblem.badRequest(
                        21612, "The 'To' phone number: " + to + ", is not currently reachable using this 'From'.");
            case "+15005550003" ->
                throw ApiProblem.badRequest(
                        21408,
                        "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: "
                                + to);
            case "+15005550004" -> throw ApiProblem.badRequest(21610, "Attempt to send to unsubscribed recipient");
            case "+15005550009" ->
                throw ApiProblem.badRequest(21614, "'To' number is not a valid mobile number: " + to);
            default -> {}
        }
    }

    static boolean hasFullQueue(Address from) {
        return from.name().equals("+15005550008");
    }

    static ApiProblem notOwned(Address from) {
        return ApiProblem.badRequest(
                21606,
                "The From phone number " + from
                        + " is not a valid, SMS-capable inbound phone number or short code for your account.");
    }
}
