package io.smartqueue.staff.door;

import io.smartqueue.page.PageContext;
import io.smartqueue.security.signin.Sessions;
import io.smartqueue.web.paging.PageResult;
import java.time.Instant;

/** One's own account: where it is signed in, and the way to another password. */
public record AccountPage(PageContext sheet, String name, String email, PageResult<Sessions.Session> sessions) {

    /** Day and hour of the page's language. */
    public String moment(Instant instant) {
        return sheet.words().day(instant) + ", " + sheet.words().hour(instant);
    }
}
