package io.smartqueue.admin.firsthour;

import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the administration of an organisation begins: in the first hour until somebody was called. */
@Controller
class EntryController {

    private final Progress progress;

    EntryController(Progress progress) {
        this.progress = progress;
    }

    @GetMapping("/admin/{slug}")
    @Requires(Right.MANAGE_SCREENS)
    Reply enter(@PathVariable String slug, Caller caller) {
        boolean begins =
                caller.may(Right.MANAGE_ORGANISATION) && !progress.reached().isDone(Step.TICKET);
        return Reply.redirect("/admin/" + slug + (begins ? "/first-hour" : "/screens"));
    }
}
