package io.smartqueue.channel.twilio.message;

import java.util.Optional;
import java.util.Set;

/** What an operator can do about the most frequent error codes of Twilio. */
final class ErrorAdvice {

    /** Those that tell an operator what to do. */
    static final Set<String> CODES = Set.of(
            "20003", "20404", "20429", "20500", "20503", "21211", "21212", "21408", "21606", "21608", "21609", "21610",
            "21611", "21612", "21614", "21617", "21656", "21659", "21660", "21703", "30001", "30002", "30003", "30004",
            "30005", "30006", "30007", "30008", "30022", "30023", "30032", "30034", "30036", "30450", "30500", "63003",
            "63005", "63007", "63013", "63014", "63015", "63016", "63017", "63018", "63024", "63032", "63038", "63049");

    private ErrorAdvice() {}

    static Optional<String> of(String code) {
        return Optional.of(
                        switch (code) {
                            case "20003", "http_401" ->
                                "Compare TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN (or the API key) with the console.";
                            case "20005", "30002" -> "The account is not active: see what the console says about it.";
                            case "unreachable" ->
                                "Check this machine's way to the network, and TWILIO_BASE_URL if it is set.";
                            case "21211", "63024" ->
                                "Write the recipient as +221771234567: plus, country code, number.";
                            case "21212", "21606", "21659", "21660", "21661" ->
                                "Give TWILIO_PHONE_NUMBER a sender of this account that can send SMS.";
                            case "21408" ->
                                "Allow the recipient's country in the console: Messaging, Settings, Geo permissions.";
                            case "21608" ->
                                "A trial account writes to verified numbers only: verify this one in the console under"
                                        + " Phone Numbers, Verified Caller IDs, or upgrade the account.";
                            case "21610" ->
                                "The recipient has answered STOP to this sender; only START from that phone undoes it.";
                            case "21614", "21635", "30006" -> "This is no mobile telephone: use another number.";
                            default -> atDelivery(code);
                        })
                .filter(words -> !words.isEmpty());
    }

    private static String atDelivery(String code) {
        return switch (code) {
            case "30003" -> "The telephone is off or out of reach: try again later.";
            case "30004" -> "The recipient or the carrier blocks such messages: use another way.";
            case "30005" -> "The carrier does not know this number: ask the recipient for the right one.";
            case "30007" -> "A filter took it for spam: change the words, above all links.";
            case "30008" -> "The carrier gives no reason: try again once, then use another way.";
            case "63003" -> "This number has no WhatsApp: send an SMS.";
            case "63007" -> "Give TWILIO_WHATSAPP_NUMBER a WhatsApp sender of this account.";
            case "63015" ->
                "The recipient must first join the WhatsApp sandbox: send the console's \"join …\" from that phone to"
                        + " the sandbox's number.";
            case "63016" ->
                "This person last wrote to us over 24 hours ago: WhatsApp then takes an approved template only.";
            default -> "";
        };
    }
}
