package io.smartqueue.reception.ticket;

import io.smartqueue.page.Sheet;
import io.smartqueue.reception.taking.Questions;
import io.smartqueue.reception.taking.ReachForm;
import io.smartqueue.reception.taking.Slip;
import io.smartqueue.reception.wording.Masks;
import io.smartqueue.reception.wording.Slips;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to be told of a ticket.
 *
 * @param form as it was written
 */
public record ReachPage(Sheet sheet, Followed ticket, Questions.Asked asked, ReachForm form, List<Slip> slips) {

    /** The phone that is known: 77 ··· ·· 12; empty when none is. */
    public String known() {
        return ticket.reach().phone() == null ? "" : Masks.phone(ticket.reach().phone());
    }

    public String back() {
        return "/t/" + ticket.token();
    }

    public @Nullable String slip(String field) {
        return Slips.words(sheet.words(), slips, field);
    }
}
