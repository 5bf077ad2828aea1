package io.smartqueue.customer;

import io.smartqueue.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which ways a customer can be reached, and has agreed to be. */
record Reach(@Nullable String phone, @Nullable String email, boolean sms, boolean whatsapp, boolean mail) {

    /** @throws Refusal naming every field that does not fit */
    static Reach of(CustomerDraft draft, String country) {
        List<Refusal.Field> slips = new ArrayList<>();
        String written = draft.phone() == null ? "" : draft.phone().strip();
        Optional<PhoneNumber> phone = PhoneNumber.parse(written, country);
        if (phone.isEmpty() && !written.isEmpty()) {
            slips.add(new Refusal.Field("phone", "invalid_phone", PhoneNumber.ADVICE));
        }
        String email = draft.email() == null ? "" : draft.email().strip();
        Reach reach = new Reach(
                phone.map(PhoneNumber::e164).orElse(null),
                email.isEmpty() ? null : email,
                Boolean.TRUE.equals(draft.notifySms()),
                Boolean.TRUE.equals(draft.notifyWhatsapp()),
                Boolean.TRUE.equals(draft.notifyEmail()));
        reach.missing(slips, reach.sms && written.isEmpty(), "notify_sms", "phone_required");
        reach.missing(slips, reach.whatsapp && written.isEmpty(), "notify_whatsapp", "phone_required");
        reach.missing(slips, reach.mail && email.isEmpty(), "notify_email", "email_required");
        if (!slips.isEmpty()) {
            throw Refusal.fields(slips);
        }
        return reach;
    }

    private void missing(List<Refusal.Field> slips, boolean lacks, String field, String code) {
        if (lacks) {
            slips.add(new Refusal.Field(field, code, "Nobody can be told this way without an address for it."));
        }
    }
}
