package io.smartqueue.reception.ticket.reach;

import io.smartqueue.customer.ContactPoint;
import io.smartqueue.page.PageContext;
import io.smartqueue.reception.taking.FieldError;
import io.smartqueue.reception.taking.Questions;
import io.smartqueue.reception.taking.ReachForm;
import io.smartqueue.reception.ticket.Followed;
import io.smartqueue.reception.ticket.Masks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to be told of a ticket.
 *
 * @param form as it was written
 * @param stop whether the phone has stopped all messages
 */
public record ReachPage(
        PageContext sheet,
        Followed ticket,
        Questions.Asked asked,
        ReachForm form,
        List<FieldError> slips,
        PhoneStops.Stop stop) {

    /** The phone that is known: +221 77 ··· ·· 12; empty when none is. */
    public String known() {
        return ticket.reach().phone() == null ? "" : Masks.phone(ticket.reach().phone());
    }

    /** What is stopped here: the phone, else the e-mail address, masked; empty when neither is known. */
    public String stoppable() {
        ContactPoint email = ticket.reach().email();
        return known().isEmpty() && email != null ? Masks.contact(email) : known();
    }

    /** Then nothing is left to be told about the visit. */
    public boolean isOver() {
        return ticket.status().isFinal();
    }

    public String title() {
        return sheet.words().say(isOver() ? "reach.over" : "reach.title");
    }

    public String back() {
        return "/t/" + ticket.token();
    }

    public @Nullable String slip(String field) {
        return FieldError.words(sheet.words(), slips, field);
    }
}
