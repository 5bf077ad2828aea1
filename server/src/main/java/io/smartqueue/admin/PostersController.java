package io.smartqueue.admin;

import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class PostersController {

    private final OwnSites sites;
    private final QueueOffers queueOffers;

    PostersController(OwnSites sites, QueueOffers queueOffers) {
        this.sites = sites;
        this.queueOffers = queueOffers;
    }

    @GetMapping("/admin/{slug}/posters")
    @Requires(Right.MANAGE_SCREENS)
    Html list(PageContext pageContext, Caller caller) {
        return Html.of(
                "admin/posters",
                new PostersPage(
                        AdminFrame.of(pageContext, caller, "posters"),
                        sites.of(caller).stream()
                                .map(site -> new PostersPage.Place(site, queueOffers.at(site.id())))
                                .toList()));
    }
}
