package io.smartqueue.twiliosandbox.delivery;

import io.smartqueue.twiliosandbox.message.Channel;

/**
 * How fast each sender sends; 0 = at once.
 *
 * @param sms segments a second; Twilio: 1 for a long code, 3 toll-free, 100 for a short code
 * @param whatsapp messages a second; Twilio: 80, its sandbox one every 3 seconds
 */
public record Rates(double sms, double whatsapp) {
    public static final Rates UNLIMITED = new Rates(0, 0);

    public Rates {
        if (sms < 0 || whatsapp < 0 || !Double.isFinite(sms) || !Double.isFinite(whatsapp)) {
            throw new IllegalArgumentException("a rate is 0 (no limit) or more a second");
        }
    }

    double of(Channel channel) {
        return switch (channel) {
            case SMS -> sms;
            case WHATSAPP -> whatsapp;
        };
    }
}
