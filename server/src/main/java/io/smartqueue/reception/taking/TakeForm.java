package io.smartqueue.reception.taking;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.reception.branding.FieldRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody has written to take a ticket, as it was written.
 *
 * @param id of this one sheet; sent twice it is still one ticket
 * @param away whether they come later
 * @param withoutPhone the button that leaves the phone out
 */
public record TakeForm(UUID id, String name, String phone, Set<Medium> media, boolean away, boolean withoutPhone) {

    private static final int LONGEST_PHONE = 40;

    public TakeForm {
        name = StrangerName.normal(name);
        phone = withoutPhone ? "" : PhoneNumber.normal(phone);
        media = withoutPhone ? Set.of() : Set.copyOf(media);
    }

    public static TakeForm blank() {
        return new TakeForm(UUID.randomUUID(), "", "", Set.of(), false, false);
    }

    /** Without what the organisation does not ask for: nobody puts words of their own into its messages by that. */
    TakeForm onlyWhat(Questions.Asked asked) {
        boolean phoneless = withoutPhone || asked.phone() == FieldRequirement.NO;
        Set<Medium> told = asked.countries().isEmpty() ? Set.of() : media;
        return new TakeForm(id, asked.name() == FieldRequirement.NO ? "" : name, phone, told, away, phoneless);
    }

    Optional<String> givenName() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** Empty when none was given, or what was given is none. */
    Optional<PhoneNumber> number(String country) {
        return phone.isEmpty() || phone.length() > LONGEST_PHONE ? Optional.empty() : PhoneNumber.parse(phone, country);
    }

    /**
     * All slips at once. A phone is kept only for who is told by it, or where the line itself needs it.
     *
     * @param number the phone, as {@link #number} reads it
     */
    List<FieldError> slips(Questions.Asked asked, Optional<PhoneNumber> number, boolean onePerPhone) {
        List<FieldError> slips = new ArrayList<>();
        if (StrangerName.isTooLong(name)) {
            slips.add(FieldError.of("name", "long_name"));
        } else if (name.isEmpty() && asked.name() == FieldRequirement.REQUIRED) {
            slips.add(FieldError.of("name", "no_name"));
        } else if (!name.isEmpty() && !StrangerName.isName(name)) {
            slips.add(FieldError.of("name", "name_alone"));
        }
        boolean needed = asked.phone() == FieldRequirement.REQUIRED;
        if (phone.isEmpty()) {
            if (!media.isEmpty() || needed) {
                slips.add(FieldError.of("phone", needed ? "phone_needed" : "phone_or_no_box"));
            }
        } else if (number.isEmpty()) {
            slips.add(PhoneAdvice.on(phone.substring(0, Math.min(phone.length(), LONGEST_PHONE)), asked.country()));
        } else if (media.isEmpty() && !needed && !onePerPhone) {
            slips.add(FieldError.of("ways", "no_way"));
        }
        return slips;
    }
}
