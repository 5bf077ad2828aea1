package io.smartqueue.cost;

import java.math.BigDecimal;

/**
 * An amount, exact to its last digit.
 *
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {

    public Money {
        amount = plain(amount);
    }

    /** Without zeros at the end, and never with an exponent. */
    public static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
