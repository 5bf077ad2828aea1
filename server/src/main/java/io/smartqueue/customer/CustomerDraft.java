package io.smartqueue.customer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.kernel.Known;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer as somebody writes one down.
 *
 * @param phone with its country prefix, or as people write it in the organisation's country
 * @param language BCP 47; the organisation's when absent
 * @param notifySms consent, never taken for granted; so for the other channels
 */
@JsonIgnoreProperties({"id", "created_at"})
public record CustomerDraft(
        @NotBlank @Size(max = 100) String firstName,
        @Nullable @Size(max = 100) String lastName,
        @Nullable @Size(max = 40) String phone,
        @Nullable @Email @Size(max = 254) String email,
        @Nullable @Known(Known.List.LANGUAGE) String language,
        @Nullable Boolean notifySms,
        @Nullable Boolean notifyWhatsapp,
        @Nullable Boolean notifyEmail,
        @Nullable Boolean isActive) {

    public static CustomerDraft of(Customer customer) {
        return new CustomerDraft(
                customer.firstName(),
                customer.lastName(),
                Optional.ofNullable(customer.phone()).map(PhoneNumber::e164).orElse(null),
                Optional.ofNullable(customer.email()).map(EmailAddress::value).orElse(null),
                customer.language(),
                customer.consent().media(),
                customer.isActive());
    }

    /** Where phone or address come back masked, as they were shown, they stay what they are. */
    CustomerDraft withoutMasksOf(Customer present) {
        PhoneNumber number = present.phone();
        EmailAddress address = present.email();
        return new CustomerDraft(
                firstName,
                lastName,
                number != null && number.masked().equals(phone) ? number.e164() : phone,
                address != null && address.masked().equals(email) ? address.value() : email,
                language,
                consents(),
                isActive);
    }

    public CustomerDraft(
            String firstName,
            @Nullable String lastName,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String language,
            Set<Medium> consents,
            @Nullable Boolean isActive) {
        this(
                firstName,
                lastName,
                phone,
                email,
                language,
                consents.contains(Medium.SMS),
                consents.contains(Medium.WHATSAPP),
                consents.contains(Medium.EMAIL),
                isActive);
    }

    /** What is agreed to, whether or not there is an address for it. */
    Set<Medium> consents() {
        var given = EnumSet.noneOf(Medium.class);
        add(given, notifySms, Medium.SMS);
        add(given, notifyWhatsapp, Medium.WHATSAPP);
        add(given, notifyEmail, Medium.EMAIL);
        return given;
    }

    private static void add(Set<Medium> given, @Nullable Boolean agreed, Medium medium) {
        if (Boolean.TRUE.equals(agreed)) {
            given.add(medium);
        }
    }
}
