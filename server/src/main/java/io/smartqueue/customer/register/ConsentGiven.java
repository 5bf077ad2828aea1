package io.smartqueue.customer.register;

import io.smartqueue.customer.Medium;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register: a person agreed to messages by a channel, or withdrew it.
 *
 * @param customer null for somebody who is known by a visit only
 * @param visit null when it holds for every visit
 * @param words that the person read or wrote, as far as they are known
 */
public record ConsentGiven(
        @Nullable UUID customer,
        @Nullable UUID visit,
        Medium channel,
        boolean given,
        Instant at,
        By by,
        How how,
        String words) {

    public enum How {
        PAGE,
        COUNTER,
        MESSAGE,
        API,
        IMPORT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static How of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param type staff, customer or system
     * @param id of the member of staff; null for the operator and everybody else
     */
    public record By(String type, @Nullable UUID id) {

        public static final By CUSTOMER = new By("customer", null);
        public static final By SYSTEM = new By("system", null);

        public static By staff(@Nullable UUID id) {
            return new By("staff", id);
        }
    }
}
