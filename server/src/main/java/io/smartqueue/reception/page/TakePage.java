package io.smartqueue.reception.page;

import io.smartqueue.page.Sheet;
import io.smartqueue.queue.visit.Line;
import io.smartqueue.reception.look.Asking;
import io.smartqueue.reception.place.Place;
import io.smartqueue.reception.taking.Questions;
import io.smartqueue.reception.taking.Slip;
import io.smartqueue.reception.taking.TakeForm;
import io.smartqueue.reception.wording.Slips;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Taking a ticket, with what the organisation asks.
 *
 * @param home the address of the site
 * @param atHome they may be elsewhere: it is asked whether they are there
 * @param refused why the line takes nobody now; null when it does
 * @param still the line stands still: no hour is announced
 */
public record TakePage(
        Sheet sheet,
        Place place,
        String home,
        Line line,
        Questions.Asked asked,
        TakeForm form,
        boolean atHome,
        List<Slip> slips,
        @Nullable String refused,
        boolean still) {

    public boolean asksName() {
        return asked.name() != Asking.NO;
    }

    public boolean asksPhone() {
        return asked.phone() != Asking.NO || line.oneTicketPerPhone();
    }

    public boolean needsPhone() {
        return asked.phone() == Asking.REQUIRED;
    }

    public boolean announces() {
        return !still && line.takesTickets() && line.estimate().countersOpen() > 0;
    }

    /** How to repair a field; null when nothing is wrong with it. */
    public @Nullable String slip(String field) {
        return Slips.words(sheet.words(), slips, field);
    }
}
