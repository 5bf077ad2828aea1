package io.smartqueue.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person we may reach.
 *
 * @param language BCP 47
 */
public record Customer(
        CustomerId id,
        String firstName,
        String lastName,
        @Nullable PhoneNumber phone,
        @Nullable EmailAddress email,
        String language,
        Consent consent,
        boolean isActive,
        Instant createdAt) {

    public String name() {
        return (firstName + " " + lastName).strip();
    }
}
