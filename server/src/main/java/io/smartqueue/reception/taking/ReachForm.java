package io.smartqueue.reception.taking;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By which ways somebody wants to be told, as it was written.
 *
 * @param phone empty keeps the one that is known
 */
public record ReachForm(String phone, Set<Medium> media) {

    private static final int LONGEST = 40;

    public ReachForm {
        String stripped = PhoneNumber.normal(phone);
        phone = stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }

    /** Nobody is told who has ticked nothing. */
    public boolean wanted() {
        return !media.isEmpty();
    }

    public Optional<PhoneNumber> number(String country) {
        return phone.isEmpty() ? Optional.empty() : PhoneNumber.parse(phone, country);
    }

    public List<FieldError> slips(boolean known, Questions.Asked asked) {
        if (phone.isEmpty()) {
            return wanted() && !known ? List.of(FieldError.of("phone", "phone_or_no_box")) : List.of();
        }
        Optional<PhoneNumber> number = number(asked.country());
        if (number.isEmpty()) {
            return List.of(PhoneAdvice.on(phone, asked.country()));
        }
        if (!asked.serves(number.get())) {
            return List.of(FieldError.of("phone", "foreign_phone"));
        }
        return wanted() ? List.of() : List.of(FieldError.of("ways", "no_way"));
    }
}
