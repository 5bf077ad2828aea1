package io.smartqueue.twiliosandbox.message;

import java.util.regex.Pattern;

/**
 * A sender or recipient as Twilio writes it: {@code +221…}, {@code whatsapp:+221…} or an alphanumeric name. Somebody
 * who hides their number on WhatsApp is {@code whatsapp:} and Meta's id, such as {@code SN.13491208655302741918}.
 */
public record Address(Channel channel, String name) {
    private static final String WHATSAPP_PREFIX = "whatsapp:";
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}(\\.ENT)?\\.[A-Za-z0-9]{1,128}");
    private static final Pattern ALPHANUMERIC = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +\\-_&]{1,11}");

    public static Address of(String text) {
        return text.startsWith(WHATSAPP_PREFIX)
                ? new Address(Channel.WHATSAPP, text.substring(WHATSAPP_PREFIX.length()))
                : new Address(Channel.SMS, text);
    }

    public boolean isNumber() {
        return E164.matcher(name).matches();
    }

    public boolean isHidden() {
        return channel == Channel.WHATSAPP && USER_ID.matcher(name).matches();
    }

    /** Whether a message can be sent to it. */
    public boolean isPerson() {
        return isNumber() || isHidden();
    }

    public boolean isAlphanumeric() {
        return channel == Channel.SMS && ALPHANUMERIC.matcher(name).matches();
    }

    @Override
    public String toString() {
        return channel == Channel.WHATSAPP ? WHATSAPP_PREFIX + name : name;
    }
}
