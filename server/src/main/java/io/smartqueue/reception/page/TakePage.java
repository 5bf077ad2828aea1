package io.smartqueue.reception.page;

import io.smartqueue.page.PageContext;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.reception.branding.FieldRequirement;
import io.smartqueue.reception.taking.FieldError;
import io.smartqueue.reception.taking.Questions;
import io.smartqueue.reception.taking.TakeForm;
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
        PageContext sheet,
        SiteCard place,
        String home,
        QueueOffer line,
        Questions.Asked asked,
        TakeForm form,
        boolean atHome,
        List<FieldError> slips,
        @Nullable String refused,
        boolean still) {

    public boolean asksName() {
        return asked.name() != FieldRequirement.NO;
    }

    public boolean asksPhone() {
        return asked.phone() != FieldRequirement.NO || line.oneTicketPerPhone();
    }

    public boolean needsPhone() {
        return asked.phone() == FieldRequirement.REQUIRED;
    }

    public boolean announces() {
        return !still && line.takesTickets() && line.estimate().countersOpen() > 0;
    }

    /** How to repair a field; null when nothing is wrong with it. */
    public @Nullable String slip(String field) {
        return FieldError.words(sheet.words(), slips, field);
    }
}
