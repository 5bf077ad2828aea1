package io.smartqueue.twiliosandbox.price;

import io.smartqueue.twiliosandbox.message.Channel;
import java.math.BigDecimal;

/**
 * What one unit costs: a segment of an SMS, a message on WhatsApp.
 *
 * @param country an ISO code, {@code *} for all others
 * @param carrier the network's name, empty for the country as a whole
 * @param mcc the country's mobile code, may be empty
 * @param mnc the network's code, may be empty
 */
public record PriceRule(Channel channel, String country, String carrier, String mcc, String mnc, BigDecimal price) {
    public static final String ALL = "*";

    public PriceRule {
        if (!country.equals(ALL) && !country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("country is an ISO code like SN, or * for all others; not " + country);
        }
        if (price.signum() < 0 || price.scale() > 8) {
            throw new IllegalArgumentException("a price is 0 or more, with 8 decimals at most; not " + price);
        }
    }
}
