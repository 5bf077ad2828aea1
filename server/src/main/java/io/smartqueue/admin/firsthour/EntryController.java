package io.smartqueue.admin.firsthour;

import io.smartqueue.admin.AdminPage;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Where the administration of an organisation begins: in the first hour until somebody was called, then at the first
 * page of the side bar. Everybody who works there has one.
 */
@Controller
class EntryController {

    private final Progress progress;

    EntryController(Progress progress) {
        this.progress = progress;
    }

    @GetMapping("/admin/{slug}")
    @Requires(Right.SEE_ORGANISATION)
    Reply enter(@PathVariable String slug, Caller caller) {
        boolean begins =
                caller.may(Right.MANAGE_ORGANISATION) && !progress.reached().isDone(Step.TICKET);
        AdminPage first = begins ? AdminPage.FIRST_HOUR : AdminPage.firstOf(caller);
        return Reply.redirect("/admin/" + slug + "/" + first.path());
    }
}
