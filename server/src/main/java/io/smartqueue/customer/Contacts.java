package io.smartqueue.customer;

import io.smartqueue.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contact points of a draft, read and checked, and the channels for which there is one. */
record Contacts(@Nullable PhoneNumber phone, @Nullable EmailAddress email, Set<Medium> consents) {

    /** @throws Refusal naming every field that does not fit */
    static Contacts of(CustomerDraft draft, String country) {
        List<Refusal.Field> slips = new ArrayList<>();
        String written = draft.phone() == null ? "" : draft.phone().strip();
        Optional<PhoneNumber> phone = PhoneNumber.parse(written, country);
        if (phone.isEmpty() && !written.isEmpty()) {
            slips.add(new Refusal.Field("phone", "invalid_phone", PhoneNumber.ADVICE));
        }
        String email = draft.email() == null ? "" : draft.email().strip();
        for (Medium medium : draft.consents()) {
            String address = switch (medium.contact()) {
                case PHONE -> written;
                case EMAIL -> email;
                case BROWSER -> "";
            };
            if (address.isEmpty()) {
                slips.add(missing(medium));
            }
        }
        if (!slips.isEmpty()) {
            throw Refusal.fields(slips);
        }
        return new Contacts(phone.orElse(null), email.isEmpty() ? null : new EmailAddress(email), draft.consents());
    }

    private static Refusal.Field missing(Medium medium) {
        return new Refusal.Field(
                "notify_" + medium.code(),
                medium.contact().code() + "_required",
                "Nobody can be told this way without an address for it.");
    }
}
